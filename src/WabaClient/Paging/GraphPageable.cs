namespace WabaClient;

/// <summary>Makes listings out of given items or pages, for tests that put a mock in the place of <see cref="BusinessAccountsClient"/>.</summary>
public static class GraphPageable
{
    /// <summary>A listing of one page.</summary>
    /// <typeparam name="T">What is listed.</typeparam>
    /// <param name="items">The items of the page.</param>
    /// <returns>The listing.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="items"/> is null.</exception>
    public static GraphPageable<T> FromItems<T>(IEnumerable<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return FromPages([new GraphPage<T> { Items = [.. items] }]);
    }

    /// <summary>A listing of given pages.</summary>
    /// <typeparam name="T">What is listed.</typeparam>
    /// <param name="pages">The pages, in order. They are enumerated with the listing, so they can throw in the middle.</param>
    /// <returns>The listing.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="pages"/> is null.</exception>
    public static GraphPageable<T> FromPages<T>(IEnumerable<GraphPage<T>> pages)
    {
        ArgumentNullException.ThrowIfNull(pages);
        return new(Enumerate(pages));
    }

    private static async IAsyncEnumerable<GraphPage<T>> Enumerate<T>(
        IEnumerable<GraphPage<T>> pages,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (GraphPage<T> page in pages)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return page;
        }
    }
}
