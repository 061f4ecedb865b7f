namespace WabaClient.Testing;

/// <summary>Accounts that a test made itself.</summary>
internal sealed class GivenBatch : AccountBatch
{
    private readonly List<WhatsAppBusinessAccount> _accounts = [];
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);

    public override int Count => _accounts.Count;

    /// <summary>Adds an account. An id that was removed from the edge may come again; the last one counts.</summary>
    public void Add(WhatsAppBusinessAccount account)
    {
        _indexes[account.Id.Value] = _accounts.Count;
        _accounts.Add(account);
    }

    public override WhatsAppBusinessAccount Get(int index, AccountParts parts) => _accounts[index];

    public override long? CreationTimeOf(int index) => _accounts[index].CreationTime?.ToUnixTimeSeconds();

    public override string? OwnershipTypeOf(int index) => _accounts[index].OwnershipType?.Value;

    public override int IndexOf(string id) => _indexes.GetValueOrDefault(id, -1);
}
