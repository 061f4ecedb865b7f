using System.Globalization;
using System.Text;
using WabaClient.Benchmarks.Contenders;

namespace WabaClient.Benchmarks.Targets;

/// <summary>A page of 100 accounts by all contenders in turns within one process, so that their ratios can be trusted over a network, too.</summary>
internal static class TurnsTable
{
    private const int Accounts = 100;

    public static string Measure(bool quick)
    {
        int rounds = quick ? 40 : 200;
        (string Name, Cost Cost)[] memory = Measure(Transport.Memory, rounds), loopback = Measure(
            Transport.Loopback,
            rounds);
        StringBuilder table = new("| | memory | ÷ floor | loopback | ÷ floor |\n| --- | ---: | ---: | ---: | ---: |\n");
        for (int i = 0; i < memory.Length; i++)
            table.Append(
                CultureInfo.InvariantCulture,
                $"| {memory[i].Name} | {Cells(memory[i].Cost, memory[0].Cost)} | {Cells(loopback[i].Cost, loopback[0].Cost)} |\n");
        return table.ToString();
    }

    private static (string Name, Cost Cost)[] Measure(Transport transport, int rounds)
    {
        IReadOnlyList<(string Name, IContender Contender)> all = new ContenderSet(transport, Accounts, pages: 1).All;
        Cost[] costs = Turns.Measure(
            rounds,
            [.. all.Select(one => new Action(() => one.Contender.ListAsync(Accounts).GetAwaiter().GetResult()))]);
        return [.. all.Zip(costs, (one, cost) => (one.Name, cost))];
    }

    private static string Cells(Cost cost, Cost floor) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{cost.Microseconds:0.0} μs | {cost.Microseconds / floor.Microseconds:0.00}");
}
