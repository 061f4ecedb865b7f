namespace WabaClient;

/// <summary>A collection of objects that does not keep them alive.</summary>
internal sealed class WeakCollection<T>
    where T : class
{
    private readonly List<WeakReference<T>> _items = [];

    public void Add(T item)
    {
        lock (_items)
        {
            _items.RemoveAll(reference => !reference.TryGetTarget(out _));
            _items.Add(new(item));
        }
    }

    public int Sum(Func<T, int> value)
    {
        lock (_items)
            return _items.Sum(reference => reference.TryGetTarget(out T? item) ? value(item) : 0);
    }
}
