namespace WabaClient;

/// <summary>Returns the items of pages one by one. An async iterator would take 30 ns for every item.</summary>
internal sealed class ItemEnumerator<T>(IAsyncEnumerator<GraphPage<T>> pages) : IAsyncEnumerator<T>
{
    private IReadOnlyList<T> _items = [];
    private int _next;

    public T Current { get; private set; } = default!;

    public ValueTask<bool> MoveNextAsync() => TryTake() ? new(true) : NextPageAsync();

    public ValueTask DisposeAsync()
    {
        _items = [];
        return pages.DisposeAsync();
    }

    private async ValueTask<bool> NextPageAsync()
    {
        while (await pages.MoveNextAsync().ConfigureAwait(false))
        {
            _items = pages.Current.Items;
            _next = 0;
            if (TryTake())
                return true;
        }

        return false;
    }

    private bool TryTake()
    {
        if (_next >= _items.Count)
            return false;
        Current = _items[_next++];
        return true;
    }
}
