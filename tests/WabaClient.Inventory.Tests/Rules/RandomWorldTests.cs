using FsCheck;
using FsCheck.Fluent;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Rules;

public sealed class RandomWorldTests
{
    private static readonly Gen<WorldStep> Step =
        from kind in Gen.Frequency(
            (3, Gen.Constant(WorldStepKind.Put)),
            (1, Gen.Constant(WorldStepKind.Share)),
            (1, Gen.Constant(WorldStepKind.Leave)),
            (1, Gen.Constant(WorldStepKind.Delete)),
            (1, Gen.Constant(WorldStepKind.Outage)),
            (1, Gen.Constant(WorldStepKind.Recovery)),
            (6, Gen.Constant(WorldStepKind.Read)),
            (1, Gen.Constant(WorldStepKind.EarlyRead)))
        from edge in Gen.Elements(AccountEdges.Owned, AccountEdges.Client)
        from account in Gen.Choose(1, 6)
        from number in Gen.Choose(0, 6)
        select new WorldStep(kind, edge, account, number);

    [Fact]
    public void No_living_account_is_removed_and_at_rest_the_inventory_and_its_consumer_equal_the_world() =>
        Prop.ForAll(Arb.From(Step.ArrayOf().Resize(120), Shrink), steps => new RandomWorld().Run(steps)).Check(
            Seeded.Cases(2_000));

    private static IEnumerable<WorldStep[]> Shrink(WorldStep[] steps)
    {
        for (int length = steps.Length / 2; length > 0; length /= 2)
        {
            for (int start = 0; start + length <= steps.Length; start += length)
                yield return [.. steps[..start], .. steps[(start + length)..]];
        }
    }
}
