using BenchmarkDotNet.Environments;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using WabaClient.Benchmarks;
using WabaClient.Benchmarks.ColdStart;
using WabaClient.Benchmarks.Fleet;
using WabaClient.Benchmarks.Graph;
using WabaClient.Benchmarks.Inventory;
using WabaClient.Benchmarks.Load;
using WabaClient.Benchmarks.Many;
using WabaClient.Benchmarks.Suites;
using WabaClient.Benchmarks.Targets;

if (args.Contains("--help"))
{
    Console.WriteLine("All tables: no argument. Less precise, in a fifth of the time: --quick. Some only: pages, listings, parts, start, turns, gate, targets, many, inventory, redis.");
    return;
}

bool quick = args.Contains("--quick");
bool Wanted(string part) => args.All(argument => argument == "--quick") || args.Contains(part);

await using CannedServer server = await CannedServer.StartAsync();
Environment.SetEnvironmentVariable(CannedServer.AddressVariable, server.Address.AbsoluteUri);

List<(string Title, string Table)> results = [];

void Run<T>(string title)
{
    Summary summary = BenchmarkRunner.Run<T>(new BenchmarkConfig(quick));
    AccumulationLogger log = new();
    MarkdownExporter.Console.ExportToLog(summary, log);
    IEnumerable<string> table = log.GetLog().Split('\n').Where(line => line.StartsWith('|'));
    results.Add((title, string.Join(Environment.NewLine, table) + Environment.NewLine));
}

if (Wanted("pages"))
    Run<PageBenchmarks>("A page");
if (Wanted("listings"))
    Run<LongListingBenchmarks>("A listing of pages of 100");
if (Wanted("parts"))
{
    Run<PipelineBenchmarks>("The pipeline without a fault");
    Run<PartBenchmarks>("Parts");
}

if (Wanted("start"))
    results.Add(("Cold start to the first account", ColdStartTable.Measure(server.Address, quick)));
if (Wanted("turns"))
    results.Add(("A page of 100, in turns", TurnsTable.Measure(quick)));
if (Wanted("gate"))
    results.Add(("The gate under load", await GateLoad.MeasureAsync(quick)));
if (Wanted("targets"))
    results.Add(("Targets", await TargetTable.MeasureAsync(quick)));
if (Wanted("many"))
    results.Add(("Many businesses", await ManyTable.MeasureAsync()));
if (Wanted("redis"))
    results.Add(("The gate of a fleet on Redis", await RedisGateTable.MeasureAsync(quick)));
if (Wanted("inventory"))
    results.Add(("An inventory in a database", await InventoryTable.MeasureAsync(quick)));

Console.WriteLine(
    string.Join(Environment.NewLine, HostEnvironmentInfo.GetCurrent().ToFormattedString()) + Environment.NewLine);
foreach ((string title, string table) in results)
    Console.WriteLine($"## {title}{Environment.NewLine}{Environment.NewLine}{table}");
