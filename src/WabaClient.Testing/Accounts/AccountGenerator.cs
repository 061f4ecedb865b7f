namespace WabaClient.Testing;

/// <summary>Numbers the generated accounts of a graph, so that all of them are different.</summary>
internal sealed class AccountGenerator(ulong seed, TimeProvider timeProvider, string appId)
{
    private const int AccountDigits = 15;
    private const int PhoneNumberDigits = 16;

    private long _generated;

    public ulong Seed { get; } = seed;

    public ScatteredIds AccountIds { get; } = new(seed, AccountDigits);

    public ScatteredIds PhoneNumberIds { get; } = new(seed, PhoneNumberDigits);

    /// <summary>Gets the app in the health status of generated accounts.</summary>
    public string AppId { get; } = appId;

    /// <summary>Generates a batch of accounts whose creation times end at the graph's current time.</summary>
    /// <param name="count">The number of accounts.</param>
    /// <param name="owner">
    /// The business that owns the accounts, or null for the client edge, where each account has a different owner.
    /// </param>
    /// <param name="phoneNumbers">
    /// The phone numbers of each account; null for one to three, and sometimes seven.
    /// </param>
    public GeneratedBatch Generate(int count, BusinessInfo? owner, int? phoneNumbers)
    {
        long firstOrdinal = Interlocked.Add(ref _generated, count) - count;
        return new GeneratedBatch(this, firstOrdinal, count, owner, phoneNumbers, timeProvider.GetUtcNow());
    }
}
