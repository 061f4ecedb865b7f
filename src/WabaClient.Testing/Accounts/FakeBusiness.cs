namespace WabaClient.Testing;

/// <summary>
/// Represents a business portfolio in a <see cref="FakeGraph"/>. Thread-safe; accounts can be added and removed during
/// a listing.
/// </summary>
/// <remarks>
/// Without <c>sort</c>, accounts are listed in the order in which they were added. Graph's own order is not documented.
/// </remarks>
public sealed class FakeBusiness
{
    private readonly AccountGenerator _generator;
    private readonly AddedFields _addedFields;

    internal FakeBusiness(
        AccountGenerator generator, AddedFields addedFields, AppDirectory apps, BusinessId id, string? name)
    {
        _generator = generator;
        _addedFields = addedFields;
        Id = id;
        Name = name;
        Owned = new AccountEdge(id.Value, isClientEdge: false, apps);
        Client = new AccountEdge(id.Value, isClientEdge: true, apps);
    }

    /// <summary>Gets the id of the business.</summary>
    public BusinessId Id { get; }

    /// <summary>Gets the name of the business.</summary>
    /// <value>Null if none was specified.</value>
    public string? Name { get; }

    /// <summary>Gets or sets whether Meta has verified the business.</summary>
    /// <value>Verified by default. If it is null, the field is absent.</value>
    public BusinessVerificationStatus? VerificationStatus { get; set; } = BusinessVerificationStatus.Verified;

    /// <summary>Gets the accounts of the owned edge in the order in which they were added.</summary>
    /// <value>
    /// Removed and hidden accounts are not included. Generated accounts are created one by one during the enumeration.
    /// </value>
    public IEnumerable<WhatsAppBusinessAccount> OwnedAccounts => Owned.Visible();

    /// <summary>Gets the accounts of the client edge in the order in which they were added.</summary>
    /// <value>
    /// Removed and hidden accounts are not included. Generated accounts are created one by one during the enumeration.
    /// </value>
    public IEnumerable<WhatsAppBusinessAccount> ClientAccounts => Client.Visible();

    internal AccountEdge Owned { get; }

    internal AccountEdge Client { get; }

    /// <summary>
    /// Generates accounts that the business owns, most with one to three phone numbers and some with seven.
    /// </summary>
    /// <param name="count">
    /// The number of accounts; can be zero. A million accounts take no more memory than one.
    /// </param>
    /// <returns>This business.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    /// <remarks>
    /// All documented fields have values, which are the same for the same <see cref="FakeGraphOptions.Seed"/>, calls
    /// and clock. Creation times ascend from five years before the graph's current time to the last day before it. One
    /// account in ten is owned on behalf of another business, and one in twenty is pending.
    /// </remarks>
    public FakeBusiness AddOwnedAccounts(int count) => AddOwned(count, phoneNumbers: null);

    /// <summary>Generates accounts that the business owns, each with the same number of phone numbers.</summary>
    /// <param name="count">
    /// The number of accounts; can be zero. A million accounts take no more memory than one.
    /// </param>
    /// <param name="phoneNumbersPerAccount">The number of phone numbers of each account, from 0 to 16,384.</param>
    /// <returns>This business.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// An argument is negative, or there are too many phone numbers.
    /// </exception>
    public FakeBusiness AddOwnedAccounts(int count, int phoneNumbersPerAccount) =>
        AddOwned(count, Checked(phoneNumbersPerAccount));

    /// <summary>
    /// Generates accounts that clients share with the business, most with one to three phone numbers and some with
    /// seven.
    /// </summary>
    /// <param name="count">The number of accounts; can be zero. A million accounts take no more memory than one.</param>
    /// <returns>This business.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    /// <remarks>
    /// The same as <see cref="AddOwnedAccounts(int)"/>, but each account has a different owner, permitted tasks, and
    /// this business as its partner.
    /// </remarks>
    public FakeBusiness AddClientAccounts(int count) => AddClient(count, phoneNumbers: null);

    /// <summary>
    /// Generates accounts that clients share with the business, each with the same number of phone numbers.
    /// </summary>
    /// <param name="count">The number of accounts; can be zero. A million accounts take no more memory than one.</param>
    /// <param name="phoneNumbersPerAccount">The number of phone numbers of each account, from 0 to 16,384.</param>
    /// <returns>This business.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// An argument is negative, or there are too many phone numbers.
    /// </exception>
    public FakeBusiness AddClientAccounts(int count, int phoneNumbersPerAccount) =>
        AddClient(count, Checked(phoneNumbersPerAccount));

    /// <summary>Adds an account that the business owns.</summary>
    /// <param name="account">
    /// The account, with its phone numbers. Members that are null have no value in Graph. Additional properties can be
    /// requested by name.
    /// </param>
    /// <returns>This business.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="account"/> is null.</exception>
    /// <exception cref="ArgumentException">The edge already has an account with this id.</exception>
    public FakeBusiness AddOwnedAccount(WhatsAppBusinessAccount account) => Add(Owned, account);

    /// <summary>Adds an account that a client shares with the business.</summary>
    /// <param name="account">
    /// The account, with its phone numbers. Members that are null have no value in Graph. Additional properties can be
    /// requested by name. The property <c>partners</c>, an array of business ids, specifies partners in addition to
    /// this business.
    /// </param>
    /// <returns>This business.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="account"/> is null.</exception>
    /// <exception cref="ArgumentException">The edge already has an account with this id.</exception>
    public FakeBusiness AddClientAccount(WhatsAppBusinessAccount account) => Add(Client, account);

    /// <summary>
    /// Removes an account from the owned edge. As Graph's documentation warns, cursors that point to it are no longer
    /// valid.
    /// </summary>
    /// <param name="accountId">The id of the account.</param>
    /// <returns>True if the account was on the edge.</returns>
    public bool RemoveOwnedAccount(WabaId accountId) => Owned.Remove(accountId.Value);

    /// <summary>
    /// Removes an account from the client edge. As Graph's documentation warns, cursors that point to it are no longer
    /// valid.
    /// </summary>
    /// <param name="accountId">The id of the account.</param>
    /// <returns>True if the account was on the edge.</returns>
    public bool RemoveClientAccount(WabaId accountId) => Client.Remove(accountId.Value);

    /// <summary>
    /// Hides accounts on the owned edge as Graph does for privacy: they are removed from a page after it was divided,
    /// so that pages become shorter, or empty with a <c>next</c>.
    /// </summary>
    /// <param name="predicate">A function that returns true for an account to hide.</param>
    /// <returns>This business.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="predicate"/> is null.</exception>
    public FakeBusiness HideOwnedAccounts(Func<WhatsAppBusinessAccount, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        Owned.Hide(predicate);
        return this;
    }

    /// <summary>
    /// Hides accounts on the client edge as Graph does for privacy: they are removed from a page after it was divided,
    /// so that pages become shorter, or empty with a <c>next</c>.
    /// </summary>
    /// <param name="predicate">A function that returns true for an account to hide.</param>
    /// <returns>This business.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="predicate"/> is null.</exception>
    public FakeBusiness HideClientAccounts(Func<WhatsAppBusinessAccount, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        Client.Hide(predicate);
        return this;
    }

    private static int Checked(int phoneNumbersPerAccount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(phoneNumbersPerAccount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(phoneNumbersPerAccount, GeneratedBatch.MostPhoneNumbers);
        return phoneNumbersPerAccount;
    }

    private FakeBusiness AddOwned(int count, int? phoneNumbers)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Owned.Add(_generator.Generate(count, new BusinessInfo { Id = Id.Value, Name = Name }, phoneNumbers));
        return this;
    }

    private FakeBusiness AddClient(int count, int? phoneNumbers)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Client.Add(_generator.Generate(count, owner: null, phoneNumbers));
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
