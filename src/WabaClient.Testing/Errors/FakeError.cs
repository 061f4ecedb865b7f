namespace WabaClient.Testing;

/// <summary>An error as Graph sends it.</summary>
internal sealed record FakeError(int Status, int Code, string Message)
{
    private const int LongestHeader = 1_000;

    /// <summary>Gets the <c>type</c>; null if it is absent, as in some of Graph's replies.</summary>
    public string? Type { get; init; } = "OAuthException";

    public int? Subcode { get; init; }

    public bool? IsTransient { get; init; }

    /// <summary>Gets whether the error has an <c>fbtrace_id</c>.</summary>
    public bool HasTraceId { get; init; } = true;

    /// <summary>Gets the value of <c>WWW-Authenticate</c>, which is recorded only for codes 100 and 190.</summary>
    public string? Challenge => Code switch
    {
        100 => $"OAuth \"Facebook Platform\" \"invalid_request\" \"{HeaderText}\"",
        190 => $"OAuth \"Facebook Platform\" \"invalid_token\" \"{HeaderText}\"",
        _ => null,
    };

    // Messages repeat what the client sent, whatever it is and however long.
    private string HeaderText =>
        string.Concat(Message.Take(LongestHeader).Select(c => c is >= ' ' and <= '~' ? c : '?'));
}
