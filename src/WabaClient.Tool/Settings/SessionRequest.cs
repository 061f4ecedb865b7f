namespace WabaClient.Tool;

/// <summary>Where a session gets its token and its answers from.</summary>
internal sealed record SessionRequest(string? TokenFile, bool IsFake)
{
    public bool ReadsStandardInput => TokenFile == Ids.StandardInput;
}
