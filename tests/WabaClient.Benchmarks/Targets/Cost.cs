namespace WabaClient.Benchmarks.Targets;

/// <summary>The cost of one call.</summary>
internal readonly record struct Cost(double Microseconds, double Bytes);
