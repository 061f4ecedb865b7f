namespace WabaClient;

/// <summary>
/// A listing: <c>await foreach</c> gives its items, page after page as they are needed. Nothing is sent before the first
/// move; it can be enumerated again, and several times at once, and each time asks Graph anew.
/// </summary>
/// <remarks>
/// A list that changes while it is walked may miss an account that comes or goes meanwhile, or give one twice if Graph
/// reorders. There is no deadline for the whole listing: pass a cancellation token for one.
/// </remarks>
/// <typeparam name="T">What is listed.</typeparam>
public sealed class GraphPageable<T> : IAsyncEnumerable<T>
{
    private readonly IAsyncEnumerable<GraphPage<T>> _pages;

    internal GraphPageable(IAsyncEnumerable<GraphPage<T>> pages) => _pages = pages;

    /// <summary>The listing page by page, with cursors to go on from and what Graph said beside the items.</summary>
    /// <returns>The pages.</returns>
    /// <exception cref="WabaClientException">Thrown while enumerating: a page could not be had.</exception>
    /// <exception cref="OperationCanceledException">Thrown while enumerating: a token of the caller was cancelled.</exception>
    public IAsyncEnumerable<GraphPage<T>> AsPages() => _pages;

    /// <summary>The listing item by item.</summary>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <returns>The items.</returns>
    /// <exception cref="WabaClientException">Thrown while enumerating: a page could not be had.</exception>
    /// <exception cref="OperationCanceledException">Thrown while enumerating: a token of the caller was cancelled.</exception>
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        new ItemEnumerator<T>(_pages.GetAsyncEnumerator(cancellationToken));
}
