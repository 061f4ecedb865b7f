using System.Globalization;
using System.Text;
using WabaClient.Benchmarks.Graph;

namespace WabaClient.Benchmarks.ColdStart;

/// <summary>From the start of a process to its first account.</summary>
internal static class ColdStartTable
{
    public static string Measure(Uri server, bool quick)
    {
        Uri listing = CannedServer.AddressOf(server, pageSize: 100, pages: 1);
        StringBuilder table = new(
            "| published as | hand-written (floor) | floor in a container | WabaClient | difference to the floor |\n"
            + "| --- | ---: | ---: | ---: | ---: |\n");
        foreach (PublishMode mode in PublishMode.All)
        {
            ColdStartProgram program = ColdStartProgram.Publish(mode);
            List<double> floor = [], container = [], client = [];
            for (int run = quick ? 3 : 15; run > 0; run--)
            {
                floor.Add(program.Run("floor", listing).TotalMilliseconds);
                container.Add(program.Run("container", listing).TotalMilliseconds);
                client.Add(program.Run("client", listing).TotalMilliseconds);
            }

            table.Append(
                CultureInfo.InvariantCulture,
                $"| {mode.Name} | {Median(floor):0} ms | {Median(container):0} ms | {Median(client):0} ms | {Median(client) - Median(floor):0} ms |\n");
        }

        return table.ToString();
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
