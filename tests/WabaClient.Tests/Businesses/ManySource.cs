namespace WabaClient.Tests.Businesses;

/// <summary>A source of ids that records what is done with it.</summary>
internal sealed class ManySource(Func<int, CancellationToken, ValueTask<BusinessId?>> next) : IAsyncEnumerable<BusinessId>, IAsyncEnumerator<BusinessId>
{
    private int _pulled;

    public int Enumerations { get; private set; }

    public int Pulled => Volatile.Read(ref _pulled);

    public bool IsDisposed { get; private set; }

    public CancellationToken Token { get; private set; }

    public BusinessId Current { get; private set; }

    public static ManySource Of(params BusinessId[] ids) =>
        new((i, _) => new(i < ids.Length ? ids[i] : default(BusinessId?)));

    /// <summary>As many ids as are wanted: 1, 2, …</summary>
    public static ManySource Endless() => new((i, _) => new(new BusinessId($"{i + 1}")));

    public IAsyncEnumerator<BusinessId> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        Enumerations++;
        Token = cancellationToken;
        return this;
    }

    public async ValueTask<bool> MoveNextAsync()
    {
        BusinessId? id = await next(_pulled, Token);
        Interlocked.Increment(ref _pulled);
        Current = id ?? default;
        return id is not null;
    }

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return default;
    }
}
