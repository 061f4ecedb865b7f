namespace WabaClient.SampleTests.Support;

/// <summary>The output and exit code of a sample.</summary>
internal sealed record SampleResult(int ExitCode, IReadOnlyList<string> Output, IReadOnlyList<string> Errors)
{
    public string Text => string.Join('\n', Output);
}
