namespace WabaClient.Testing;

/// <summary>An error as Graph sends it.</summary>
internal sealed record FakeError(int Status, int Code, string Message)
{
    /// <summary>Null leaves it out, as some of Graph's replies do.</summary>
    public string? Type { get; init; } = "OAuthException";

    public int? Subcode { get; init; }

    public bool? IsTransient { get; init; }

    /// <summary>The first two parts of Graph's <c>WWW-Authenticate</c> header, or null to send none.</summary>
    public string? Challenge { get; init; }

    /// <summary>Whether the error has its <c>fbtrace_id</c>.</summary>
    public bool HasTraceId { get; init; } = true;
}
