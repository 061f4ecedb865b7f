namespace WabaClient.Tool;

/// <summary>The sources of the token and the responses of a session.</summary>
internal sealed record SessionRequest(string? TokenFile, bool IsFake)
{
    public bool ReadsStandardInput => TokenFile == Ids.StandardInput;
}
