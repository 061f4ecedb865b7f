using BenchmarkDotNet.Running;
using WabaClient.Benchmarks;
using WabaClient.Benchmarks.Graph;
using WabaClient.Benchmarks.Suites;

bool quick = args.Contains("--quick");
await using CannedServer server = await CannedServer.StartAsync();
Environment.SetEnvironmentVariable(CannedServer.AddressVariable, server.Address.AbsoluteUri);

BenchmarkRunner.Run([typeof(PageBenchmarks), typeof(LongListingBenchmarks)], new BenchmarkConfig(quick));
