namespace WabaClient.Testing;

/// <summary>
/// Represents an app that is subscribed to the webhooks of an account. Compares by content. Instances are immutable and
/// thread-safe.
/// </summary>
/// <param name="Id">The id of the app.</param>
/// <param name="Name">The name of the app.</param>
public sealed record FakeApp(string Id, string Name)
{
    /// <summary>Gets the category of the app, such as <c>Business</c>.</summary>
    /// <value>Null by default, so that the field is absent.</value>
    public string? Category { get; init; }

    /// <summary>Gets the URL to which webhooks of this account are sent instead of the app's own URL.</summary>
    /// <value>Null by default, so that the field is absent.</value>
    public Uri? OverrideCallbackUri { get; init; }
}
