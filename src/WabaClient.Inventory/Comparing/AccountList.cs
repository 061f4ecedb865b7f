using System.Collections;

namespace WabaClient;

/// <summary>
/// Accounts in the order in which they were first listed, each in the state in which it was last listed.
/// </summary>
internal sealed class AccountList : IEnumerable<WhatsAppBusinessAccount>
{
    private readonly Dictionary<WabaId, int> _positions = [];
    private readonly List<WhatsAppBusinessAccount> _accounts = [];

    private AccountList()
    {
    }

    /// <exception cref="ArgumentNullException"><paramref name="accounts"/> is null.</exception>
    /// <exception cref="ArgumentException">An account is null.</exception>
    public static AccountList Create(IEnumerable<WhatsAppBusinessAccount> accounts, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(accounts, parameterName);
        AccountList list = new();
        foreach (WhatsAppBusinessAccount account in accounts)
        {
            if (account is null)
                throw new ArgumentException("The list contains null; remove the entry.", parameterName);
            list.Set(account);
        }

        return list;
    }

    public WhatsAppBusinessAccount? Find(WabaId id) =>
        _positions.TryGetValue(id, out int position) ? _accounts[position] : null;

    /// <summary>Returns the names of the fields that are present in at least one account.</summary>
    public HashSet<string> FieldNames() =>
        _accounts.SelectMany(account => ModelFields.Read(account).Keys).ToHashSet(StringComparer.Ordinal);

    public IEnumerator<WhatsAppBusinessAccount> GetEnumerator() => _accounts.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Set(WhatsAppBusinessAccount account)
    {
        if (_positions.TryAdd(account.Id, _accounts.Count))
            _accounts.Add(account);
        else
            _accounts[_positions[account.Id]] = account;
    }
}
