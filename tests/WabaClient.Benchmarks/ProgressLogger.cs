using BenchmarkDotNet.Loggers;

namespace WabaClient.Benchmarks;

/// <summary>Shows only the running benchmark and errors of the output of BenchmarkDotNet.</summary>
internal sealed class ProgressLogger : ILogger
{
    public string Id => nameof(ProgressLogger);

    public int Priority => 0;

    public void Write(LogKind logKind, string text)
    {
        if (logKind == LogKind.Error)
            Console.Error.Write(text);
    }

    public void WriteLine()
    {
    }

    public void WriteLine(LogKind logKind, string text)
    {
        if (logKind == LogKind.Error)
            Console.Error.WriteLine(text);
        else if (text.StartsWith("// Benchmark: ", StringComparison.Ordinal))
            Console.Error.WriteLine(text);
    }

    public void Flush()
    {
    }
}
