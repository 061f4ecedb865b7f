namespace WabaClient.Testing;

/// <summary>The businesses of a graph, in the order in which they were added. Thread-safe.</summary>
internal sealed class BusinessDirectory
{
    private readonly object _lock = new();
    private readonly Dictionary<string, FakeBusiness> _byId = new(StringComparer.Ordinal);
    private readonly List<FakeBusiness> _inOrder = [];

    public bool TryAdd(FakeBusiness business)
    {
        lock (_lock)
        {
            if (!_byId.TryAdd(business.Id.Value, business))
                return false;
            _inOrder.Add(business);
            return true;
        }
    }

    public FakeBusiness? Find(string id)
    {
        lock (_lock)
            return _byId.GetValueOrDefault(id);
    }

    /// <summary>Returns the businesses that a token has access to, as a copy.</summary>
    public FakeBusiness[] VisibleTo(AccessToken token)
    {
        lock (_lock)
            return token.Businesses is null
                ? [.. _inOrder]
                : [.. _inOrder.Where(business => token.MaySee(business.Id.Value))];
    }
}
