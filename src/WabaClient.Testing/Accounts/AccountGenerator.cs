namespace WabaClient.Testing;

/// <summary>Numbers the generated accounts of a graph, so that no two of them are the same.</summary>
internal sealed class AccountGenerator(ulong seed, TimeProvider timeProvider)
{
    private readonly AccountIds _ids = new(seed);
    private long _generated;

    /// <summary>Generates a batch of accounts whose creation times end at the graph's current time.</summary>
    /// <param name="count">The number of accounts.</param>
    /// <param name="owner">The business that owns the accounts, or null for the client edge, where each account has another owner.</param>
    public GeneratedBatch Generate(int count, BusinessInfo? owner)
    {
        long firstOrdinal = Interlocked.Add(ref _generated, count) - count;
        return new GeneratedBatch(_ids, seed, firstOrdinal, count, owner, timeProvider.GetUtcNow());
    }
}
