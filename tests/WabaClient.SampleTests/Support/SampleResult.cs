namespace WabaClient.SampleTests.Support;

/// <summary>What a sample left behind.</summary>
internal sealed record SampleResult(int ExitCode, IReadOnlyList<string> Output, IReadOnlyList<string> Errors)
{
    public string Text => string.Join('\n', Output);
}
