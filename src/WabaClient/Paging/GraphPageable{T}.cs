namespace WabaClient;

/// <summary>
/// Represents a listing. <c>await foreach</c> returns its items, and pages are requested as they are needed. No request
/// is sent before the enumeration starts. A listing can be enumerated repeatedly and concurrently; each enumeration
/// sends its own requests. Thread-safe.
/// </summary>
/// <remarks>
/// If the list changes while it is read, an account that is added or removed at that time may be missing, and an
/// account may be returned twice if Graph reorders the list. The listing as a whole has no time-out; use a cancellation
/// token to set one.
/// </remarks>
/// <typeparam name="T">The type of the items.</typeparam>
public sealed class GraphPageable<T> : IAsyncEnumerable<T>
{
    private readonly IAsyncEnumerable<GraphPage<T>> _pages;

    private readonly Func<CallSlot, IAsyncEnumerable<GraphPage<T>>>? _pagesWithin;

    internal GraphPageable(IAsyncEnumerable<GraphPage<T>> pages, Func<CallSlot, IAsyncEnumerable<GraphPage<T>>>? pagesWithin = null)
    {
        _pages = pages;
        _pagesWithin = pagesWithin;
    }

    /// <summary>
    /// Returns the listing page by page, with the cursors to resume from and the information from the response headers.
    /// </summary>
    /// <returns>The pages.</returns>
    /// <exception cref="WabaClientException">Thrown during the enumeration: a page could not be retrieved.</exception>
    /// <exception cref="OperationCanceledException">
    /// Thrown during the enumeration: a token of the caller was cancelled.
    /// </exception>
    public IAsyncEnumerable<GraphPage<T>> AsPages() => _pages;

    /// <summary>
    /// Returns the pages. Their calls share slots with other calls, unless the listing was created by
    /// <see cref="GraphPageable"/>.
    /// </summary>
    internal IAsyncEnumerable<GraphPage<T>> AsPages(CallSlot slot) => _pagesWithin?.Invoke(slot) ?? _pages;

    /// <summary>Reads the whole listing into a list.</summary>
    /// <param name="cancellationToken">Cancels the enumeration.</param>
    /// <returns>The items of all pages.</returns>
    /// <exception cref="WabaClientException">
    /// A page could not be retrieved. The items of the pages before it are lost, so use the enumeration if you need to
    /// resume.
    /// </exception>
    /// <exception cref="OperationCanceledException">A token of the caller was cancelled.</exception>
    public async Task<List<T>> ToListAsync(CancellationToken cancellationToken = default)
    {
        List<T> items = [];
        await foreach (GraphPage<T> page in _pages.WithCancellation(cancellationToken).ConfigureAwait(false))
            items.AddRange(page.Items);
        return items;
    }

    /// <summary>Returns the listing item by item.</summary>
    /// <param name="cancellationToken">Cancels the enumeration.</param>
    /// <returns>The items.</returns>
    /// <exception cref="WabaClientException">Thrown during the enumeration: a page could not be retrieved.</exception>
    /// <exception cref="OperationCanceledException">
    /// Thrown during the enumeration: a token of the caller was cancelled.
    /// </exception>
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        new ItemEnumerator<T>(_pages.GetAsyncEnumerator(cancellationToken));
}
