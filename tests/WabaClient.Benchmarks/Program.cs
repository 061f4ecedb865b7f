using WabaClient.Benchmarks.Targets;
Console.WriteLine(await TargetTable.MeasureAsync(args.Contains("--quick")));
