using System.Runtime.CompilerServices;

namespace WabaClient;

/// <summary>
/// Creates listings from items or pages, for tests that replace <see cref="BusinessAccountsClient"/> and for classes
/// that decorate it. The listings can be enumerated repeatedly and concurrently if their source can. Thread-safe.
/// </summary>
public static class GraphPageable
{
    /// <summary>Creates a listing of one page.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="items">The items of the page, which are copied.</param>
    /// <returns>The listing.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="items"/> is null.</exception>
    public static GraphPageable<T> FromItems<T>(IEnumerable<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return FromPages([new GraphPage<T> { Items = [.. items] }]);
    }

    /// <summary>Creates a listing of pages.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="pages">
    /// The pages, in order. They are enumerated together with the listing, so the enumeration can throw between pages.
    /// </param>
    /// <returns>The listing.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="pages"/> is null.</exception>
    public static GraphPageable<T> FromPages<T>(IEnumerable<GraphPage<T>> pages)
    {
        ArgumentNullException.ThrowIfNull(pages);
        return new(EnumerateAsync(pages));
    }

    /// <summary>Creates a listing of pages that arrive asynchronously, for example those of another listing.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="pages">
    /// The pages, in order. They are enumerated together with the listing and receive the cancellation token of the
    /// enumeration.
    /// </param>
    /// <returns>The listing.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="pages"/> is null.</exception>
    public static GraphPageable<T> FromPages<T>(IAsyncEnumerable<GraphPage<T>> pages)
    {
        ArgumentNullException.ThrowIfNull(pages);
        return new(pages);
    }

    private static async IAsyncEnumerable<GraphPage<T>> EnumerateAsync<T>(
        IEnumerable<GraphPage<T>> pages,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (GraphPage<T> page in pages)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return page;
        }
    }
}
