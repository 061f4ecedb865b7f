namespace WabaClient.Benchmarks.Targets;

/// <summary>What one call costs.</summary>
internal readonly record struct Cost(double Microseconds, double Bytes);
