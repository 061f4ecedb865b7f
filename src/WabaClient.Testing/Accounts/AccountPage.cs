namespace WabaClient.Testing;

/// <summary>A page cut from an edge.</summary>
/// <param name="Accounts">The accounts on it; fewer than the rows that it was cut from if some are hidden.</param>
/// <param name="First">The sequence number of the first row.</param>
/// <param name="Last">The sequence number of the last row.</param>
/// <param name="HasPrevious">Whether there are rows before it.</param>
/// <param name="HasNext">Whether there are rows after it.</param>
internal sealed record AccountPage(IReadOnlyList<WhatsAppBusinessAccount> Accounts, int First, int Last, bool HasPrevious, bool HasNext)
{
    /// <summary>A page of no rows, from a listing that has none or from behind its end.</summary>
    public static AccountPage Empty { get; } = new([], -1, -1, false, false);

    public bool HasRows => Last >= 0;
}
