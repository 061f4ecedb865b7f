namespace WabaClient.Testing;

/// <summary>An error as Graph sends it.</summary>
internal sealed record FakeError(int Status, int Code, string Message)
{
    private const int LongestHeader = 1_000;

    /// <summary>Null leaves it out, as some of Graph's replies do.</summary>
    public string? Type { get; init; } = "OAuthException";

    public int? Subcode { get; init; }

    public bool? IsTransient { get; init; }

    /// <summary>Whether the error has its <c>fbtrace_id</c>.</summary>
    public bool HasTraceId { get; init; } = true;

    /// <summary>The value of <c>WWW-Authenticate</c>: recorded with codes 100 and 190, and with no other.</summary>
    public string? Challenge => Code switch
    {
        100 => $"OAuth \"Facebook Platform\" \"invalid_request\" \"{HeaderText}\"",
        190 => $"OAuth \"Facebook Platform\" \"invalid_token\" \"{HeaderText}\"",
        _ => null,
    };

    // Messages echo what the client sent, whatever it is and however long.
    private string HeaderText =>
        string.Concat(Message.Take(LongestHeader).Select(c => c is >= ' ' and <= '~' ? c : '?'));
}
