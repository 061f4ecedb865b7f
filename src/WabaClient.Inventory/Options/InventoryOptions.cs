namespace WabaClient;

/// <summary>The settings of an <see cref="AccountInventory"/>, which copies and validates them when it is created.</summary>
/// <remarks>Not thread-safe. Compares by content, but lists by reference.</remarks>
public sealed record InventoryOptions
{
    /// <summary>Gets or sets the edges that are read of every business.</summary>
    /// <value><see cref="AccountEdges.Both"/> by default.</value>
    /// <remarks>With both edges, an account that leaves one of them and appears on the other one has moved; with one edge, it is new.</remarks>
    public AccountEdges Edges { get; set; } = AccountEdges.Both;

    /// <summary>Gets or sets the fields of an account that are requested, stored and compared.</summary>
    /// <value>
    /// Null by default: every field that <see cref="AccountField"/> has a member for, except the health status, the messaging limit and the
    /// statuses of marketing messages, which change often, cost Graph much time, or need further permissions.
    /// </value>
    /// <remarks>
    /// <see cref="AccountField.PermittedTasks"/> is requested of the client edge only, because the owned edge does not have it. A field that
    /// is added later is stored without a change when it is read for the first time.
    /// </remarks>
    public IReadOnlyList<AccountField>? Fields { get; set; }

    /// <summary>Gets or sets the fields of a phone number that are requested, stored and compared.</summary>
    /// <value>Null by default: every field that <see cref="PhoneNumberField"/> has a member for.</value>
    public IReadOnlyList<PhoneNumberField>? PhoneNumberFields { get; set; }

    /// <summary>Gets or sets a value that indicates whether all phone numbers of every account are read as well.</summary>
    /// <value>False by default. Each account costs at least one further call per pass.</value>
    public bool PhoneNumbers { get; set; }

    /// <summary>Gets or sets the names of fields, as Graph writes them, that are stored but are no reason for a change.</summary>
    /// <value>Empty by default. The names are those of accounts and of phone numbers.</value>
    public IReadOnlyList<string> IgnoredFields { get; set; } = [];

    /// <summary>Gets or sets the time from one pass over a business to the next while it is watched.</summary>
    /// <value>15 minutes by default; more than zero, at most 24 days. Each business varies it by up to 10 %.</value>
    /// <remarks>
    /// Two passes over an edge are evidence that an account is gone only if they begin at least half of this time apart.
    /// </remarks>
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Gets or sets the number of requests in flight at most, of one refresh or of all watches together.</summary>
    /// <value>16 by default; at least 1.</value>
    public int MaxConcurrency { get; set; } = 16;

    /// <summary>Gets or sets how long changes are kept after every consumer has acknowledged them.</summary>
    /// <value>30 days by default; zero or more.</value>
    public TimeSpan ChangeRetention { get; set; } = TimeSpan.FromDays(30);
}
