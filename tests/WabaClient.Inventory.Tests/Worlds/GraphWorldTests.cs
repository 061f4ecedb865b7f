using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace WabaClient.Tests.Worlds;

/// <summary>The laws of the inventory in random worlds over the fake Graph.</summary>
/// <remarks>
/// <c>WABA_INVENTORY_WORLDS</c> is the number of worlds, <c>WABA_INVENTORY_SEED</c> the seed of the first one.
/// </remarks>
public sealed class GraphWorldTests
{
    private static readonly int Worlds = Setting("WABA_INVENTORY_WORLDS", 150);
    private static readonly int Seed = Setting("WABA_INVENTORY_SEED", 20261128);

    // FsCheck moves the seed by 14 from world to world, so that the worlds of seeds close to each other would be almost the same.
    private const ulong Spread = 0x9E3779B97F4A7C15;

    private static readonly Gen<GraphStep> Step =
        from kind in Gen.Frequency(
            (8, Gen.Constant(GraphStepKind.Put)),
            (3, Gen.Constant(GraphStepKind.Move)),
            (2, Gen.Constant(GraphStepKind.Leave)),
            (3, Gen.Constant(GraphStepKind.Delete)),
            (2, Gen.Constant(GraphStepKind.Number)),
            (1, Gen.Constant(GraphStepKind.Permission)),
            (1, Gen.Constant(GraphStepKind.Outage)),
            (2, Gen.Constant(GraphStepKind.Shift)),
            (1, Gen.Constant(GraphStepKind.Failures)),
            (1, Gen.Constant(GraphStepKind.Throttle)),
            (2, Gen.Constant(GraphStepKind.ChangeWhileReading)),
            (8, Gen.Constant(GraphStepKind.Pass)),
            (2, Gen.Constant(GraphStepKind.EarlyPass)),
            (2, Gen.Constant(GraphStepKind.TwoPasses)),
            (2, Gen.Constant(GraphStepKind.Crash)),
            (4, Gen.Constant(GraphStepKind.Consume)),
            (1, Gen.Constant(GraphStepKind.RemoveConsumer)),
            (1, Gen.Constant(GraphStepKind.Forget)))
        from business in Gen.Choose(0, 2)
        from edge in Gen.Elements(AccountEdges.Owned, AccountEdges.Client)
        from account in Gen.Choose(1, 7)
        from number in Gen.Choose(0, 5)
        select new GraphStep(kind, business, edge, account, number);

    [Fact]
    public void No_living_account_is_removed_and_at_rest_the_inventory_and_every_consumer_equal_the_world()
    {
        Config config = Config.QuickThrowOnFailure
            .WithMaxTest(Worlds)
            .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd((ulong)Seed * Spread, 7), FSharpOption<int>.None)));
        Prop.ForAll(
            Arb.From(Step.ArrayOf().Resize(60), Shrink),
            Gen.Elements(false, true).ToArbitrary(),
            (steps, readsNumbers) => new GraphWorld(readsNumbers).RunAsync(steps).GetAwaiter().GetResult()).Check(config);
    }

    private static int Setting(string name, int value) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out int set) ? set : value;

    private static IEnumerable<GraphStep[]> Shrink(GraphStep[] steps)
    {
        for (int length = steps.Length / 2; length > 0; length /= 2)
        {
            for (int start = 0; start + length <= steps.Length; start += length)
                yield return [.. steps[..start], .. steps[(start + length)..]];
        }
    }
}
