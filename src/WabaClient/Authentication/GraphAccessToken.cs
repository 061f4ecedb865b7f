namespace WabaClient;

/// <summary>
/// An access token for Graph. <see cref="ToString"/> returns <c>***</c>, and there is no conversion to a string, so
/// that a token is not logged by accident.
/// </summary>
/// <remarks>
/// Compares by value. The <c>default</c> value means "no token". Instances are immutable and thread-safe.
/// </remarks>
public readonly record struct GraphAccessToken
{
    private readonly string? _value;

    /// <summary>Initializes a new instance of the <see cref="GraphAccessToken"/> struct.</summary>
    /// <param name="value">The bare token, without "Bearer".</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="value"/> is empty, or contains spaces, line breaks or characters that are not ASCII.
    /// </exception>
    public GraphAccessToken(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (!Credential.IsWellFormed(value))
            throw new ArgumentException(
                "Not a valid access token: it is empty or contains spaces, line breaks or characters that are not "
                    + "ASCII. Pass the bare token without \"Bearer\"; an IGraphAccessTokenProvider without a token should "
                    + "throw an exception that states the reason.",
                nameof(value));
        _value = value;
    }

    /// <summary>Gets the token; null for <c>default</c>.</summary>
    internal string? Secret => _value;

    /// <summary>Returns a placeholder, never the token.</summary>
    /// <returns><c>***</c>.</returns>
    public override string ToString() => "***";
}
