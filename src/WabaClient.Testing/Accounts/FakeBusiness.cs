namespace WabaClient.Testing;

/// <summary>A business portfolio in a <see cref="FakeGraph"/>. Thread-safe; accounts may come and go while a listing runs.</summary>
/// <remarks>Without <c>sort</c>, accounts are listed in the order in which they were added; Graph's own order is undocumented.</remarks>
public sealed class FakeBusiness
{
    private readonly AccountGenerator _generator;
    private readonly AddedFields _addedFields;

    internal FakeBusiness(AccountGenerator generator, AddedFields addedFields, BusinessId id, string? name)
    {
        _generator = generator;
        _addedFields = addedFields;
        Id = id;
        Name = name;
    }

    /// <summary>The id of the business.</summary>
    public BusinessId Id { get; }

    /// <summary>The name of the business.</summary>
    /// <value>Null if it was given none.</value>
    public string? Name { get; }

    /// <summary>The accounts that its owned edge lists, in full and in the order in which they were added.</summary>
    /// <value>Without removed and hidden ones. Generated ones are made while they are enumerated, one at a time.</value>
    public IEnumerable<WhatsAppBusinessAccount> OwnedAccounts => Owned.Visible();

    /// <summary>The accounts that its client edge lists, in full and in the order in which they were added.</summary>
    /// <value>Without removed and hidden ones. Generated ones are made while they are enumerated, one at a time.</value>
    public IEnumerable<WhatsAppBusinessAccount> ClientAccounts => Client.Visible();

    internal AccountEdge Owned { get; } = new();

    internal AccountEdge Client { get; } = new();

    /// <summary>Generates accounts that the business owns.</summary>
    /// <param name="count">How many; a million takes no more memory than one.</param>
    /// <returns>This business.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is less than 1.</exception>
    /// <remarks>
    /// All documented fields have values, the same ones for the same <see cref="FakeGraphOptions.Seed"/> and the same calls.
    /// Creation times ascend from the year 2021; one account in ten is held on behalf of another business, one in twenty is pending.
    /// </remarks>
    public FakeBusiness AddOwnedAccounts(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Owned.Add(_generator.Generate(count, new BusinessInfo { Id = Id.Value, Name = Name }));
        return this;
    }

    /// <summary>Generates accounts that clients share with the business.</summary>
    /// <param name="count">How many; a million takes no more memory than one.</param>
    /// <returns>This business.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is less than 1.</exception>
    /// <remarks>As <see cref="AddOwnedAccounts"/>, but each has an owner of its own, and permitted tasks.</remarks>
    public FakeBusiness AddClientAccounts(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Client.Add(_generator.Generate(count, owner: null));
        return this;
    }

    /// <summary>Adds an account that the business owns.</summary>
    /// <param name="account">The account. What is null on it has no value in Graph; its additional properties can be asked for by name.</param>
    /// <returns>This business.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="account"/> is null.</exception>
    /// <exception cref="ArgumentException">An account with this id is on the edge already.</exception>
    public FakeBusiness AddOwnedAccount(WhatsAppBusinessAccount account) => Add(Owned, account);

    /// <summary>Adds an account that a client shares with the business.</summary>
    /// <param name="account">The account. What is null on it has no value in Graph; its additional properties can be asked for by name.</param>
    /// <returns>This business.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="account"/> is null.</exception>
    /// <exception cref="ArgumentException">An account with this id is on the edge already.</exception>
    public FakeBusiness AddClientAccount(WhatsAppBusinessAccount account) => Add(Client, account);

    /// <summary>Removes an account from the owned edge. Cursors that point at it are no longer valid, as Graph's documentation warns.</summary>
    /// <param name="accountId">The id of the account.</param>
    /// <returns>Whether it was there.</returns>
    public bool RemoveOwnedAccount(WabaId accountId) => Owned.Remove(accountId.Value);

    /// <summary>Removes an account from the client edge. Cursors that point at it are no longer valid, as Graph's documentation warns.</summary>
    /// <param name="accountId">The id of the account.</param>
    /// <returns>Whether it was there.</returns>
    public bool RemoveClientAccount(WabaId accountId) => Client.Remove(accountId.Value);

    /// <summary>Hides accounts on the owned edge as Graph does for privacy: they are taken out after a page was cut, so that pages become shorter, or empty with a <c>next</c>.</summary>
    /// <param name="predicate">Tells which accounts are hidden.</param>
    /// <returns>This business.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="predicate"/> is null.</exception>
    public FakeBusiness HideOwnedAccounts(Func<WhatsAppBusinessAccount, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        Owned.Hide(predicate);
        return this;
    }

    /// <summary>Hides accounts on the client edge as Graph does for privacy: they are taken out after a page was cut, so that pages become shorter, or empty with a <c>next</c>.</summary>
    /// <param name="predicate">Tells which accounts are hidden.</param>
    /// <returns>This business.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="predicate"/> is null.</exception>
    public FakeBusiness HideClientAccounts(Func<WhatsAppBusinessAccount, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        Client.Hide(predicate);
        return this;
    }

    private FakeBusiness Add(AccountEdge edge, WhatsAppBusinessAccount account)
    {
        ArgumentNullException.ThrowIfNull(account);
        edge.Add(account);
        _addedFields.AddRange(account.AdditionalProperties.Keys);
        return this;
    }
}
