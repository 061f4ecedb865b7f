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
        Cost[] memory = Measure(Transport.Memory, rounds), loopback = Measure(Transport.Loopback, rounds);
        string[] names = [.. new ContenderSet(Transport.Memory, Accounts, pages: 1).All.Select(contender => contender.Name)];
        StringBuilder table = new("| | memory | ÷ floor | loopback | ÷ floor |\n| --- | ---: | ---: | ---: | ---: |\n");
        for (int i = 0; i < names.Length; i++)
            table.Append(CultureInfo.InvariantCulture, $"| {names[i]} | {Cells(memory[i], memory[0])} | {Cells(loopback[i], loopback[0])} |\n");
        return table.ToString();
    }

    private static Cost[] Measure(Transport transport, int rounds) => Turns.Measure(
        rounds,
        [.. new ContenderSet(transport, Accounts, pages: 1).All.Select(contender => new Action(() => contender.Contender.ListAsync(Accounts).GetAwaiter().GetResult()))]);

    private static string Cells(Cost cost, Cost floor) =>
        string.Create(CultureInfo.InvariantCulture, $"{cost.Microseconds:0.0} μs | {cost.Microseconds / floor.Microseconds:0.00}");
}
