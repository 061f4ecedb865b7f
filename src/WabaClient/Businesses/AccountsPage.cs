namespace WabaClient;

/// <summary>
/// Represents one page of one edge of one business, or the failure that ended the edge. Instances are immutable and
/// thread-safe.
/// </summary>
public sealed class AccountsPage
{
    /// <summary>Gets the id of the business, as the caller specified it.</summary>
    public required BusinessId BusinessId { get; init; }

    /// <summary>Gets the edge: <see cref="AccountEdges.Owned"/> or <see cref="AccountEdges.Client"/>.</summary>
    public required AccountEdges Edge { get; init; }

    /// <summary>Gets the page.</summary>
    /// <value>Null if <see cref="Failure"/> is set.</value>
    public GraphPage<WhatsAppBusinessAccount>? Page { get; init; }

    /// <summary>Gets the reason why the edge could not be listed completely.</summary>
    /// <value>
    /// A <see cref="WabaClientException"/>, whose <see cref="WabaClientException.Cursor"/> resumes the edge after the
    /// pages that arrived; an exception of the token provider; or an <see cref="ArgumentException"/> for a default id.
    /// Null if there is a page.
    /// </value>
    public Exception? Failure { get; init; }

    /// <summary>
    /// Gets a value indicating whether this is the last element of the edge: either there is no next page, or the edge
    /// failed.
    /// </summary>
    public bool IsLast => Failure is not null || Page?.NextCursor is null;
}
