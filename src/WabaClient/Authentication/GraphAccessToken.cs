namespace WabaClient;

/// <summary>
/// An access token for Graph. It prints as <c>***</c> and converts to no string, so that it does not end up in a log by
/// accident; it can be compared.
/// </summary>
public readonly record struct GraphAccessToken
{
    private readonly string? _value;

    /// <summary>Wraps a token.</summary>
    /// <param name="value">The bare token, without "Bearer".</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty or has a character that no token has.</exception>
    public GraphAccessToken(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (!Credential.IsWellFormed(value))
            throw new ArgumentException("Not a valid access token: it is empty or contains spaces, line breaks or characters that are not ASCII. Pass the bare token without \"Bearer\"; an IGraphAccessTokenProvider that has no token should throw an exception that says why.", nameof(value));
        _value = value;
    }

    /// <summary>The token; null in a default struct, which stands for "no token".</summary>
    internal string? Secret => _value;

    /// <summary>Never the token.</summary>
    /// <returns><c>***</c>.</returns>
    public override string ToString() => "***";
}
