namespace WabaClient.Testing;

/// <summary>Accounts that a test created.</summary>
internal sealed class GivenBatch : AccountBatch
{
    private readonly List<WhatsAppBusinessAccount> _accounts = [];
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _phoneNumbers = new(StringComparer.Ordinal);

    public override bool IsGenerated => false;

    public override int Count => _accounts.Count;

    /// <summary>
    /// Adds an account. An id that was removed from the edge can be added again; the last account is used.
    /// </summary>
    public void Add(WhatsAppBusinessAccount account)
    {
        _indexes[account.Id.Value] = _accounts.Count;
        foreach (WhatsAppBusinessPhoneNumber number in account.PhoneNumbers?.Items ?? [])
            _phoneNumbers[number.Id] = _accounts.Count;
        _accounts.Add(account);
    }

    public override WhatsAppBusinessAccount Get(int index, AccountParts parts) => _accounts[index];

    public override long? CreationTimeOf(int index) => _accounts[index].CreationTime?.ToUnixTimeSeconds();

    public override string? OwnershipTypeOf(int index) => _accounts[index].OwnershipType?.Value;

    public override int IndexOf(string id) => _indexes.GetValueOrDefault(id, -1);

    public override int IndexOfPhoneNumber(string id) => _phoneNumbers.GetValueOrDefault(id, -1);
}
