namespace WabaClient;

/// <summary>
/// Specifies the settings of an <see cref="AccountInventory"/>, which copies and validates them when it is created.
/// </summary>
/// <remarks>Not thread-safe. Compares by content, but lists by reference.</remarks>
public sealed record InventoryOptions
{
    /// <summary>Gets or sets the edges to read for each business.</summary>
    /// <value><see cref="AccountEdges.Both"/> by default.</value>
    /// <remarks>
    /// With both edges, an account that leaves one edge and appears on the other is reported as moved. With one edge,
    /// it is new.
    /// </remarks>
    public AccountEdges Edges { get; set; } = AccountEdges.Both;

    /// <summary>Gets or sets the fields of an account to request, store and compare.</summary>
    /// <value>
    /// Null by default: all fields of <see cref="AccountField"/> except the health status, the messaging limit and the
    /// statuses of marketing messages, which change often, take Graph a long time, or need further permissions.
    /// </value>
    /// <remarks>
    /// <see cref="AccountField.PermittedTasks"/> is requested only from the client edge, because the owned edge does
    /// not have it. If a field is added later, its values are stored without a change when they are read for the first
    /// time.
    /// </remarks>
    public IReadOnlyList<AccountField>? Fields { get; set; }

    /// <summary>Gets or sets the fields of a phone number to request, store and compare.</summary>
    /// <value>Null by default: all fields of <see cref="PhoneNumberField"/>.</value>
    public IReadOnlyList<PhoneNumberField>? PhoneNumberFields { get; set; }

    /// <summary>Gets or sets a value indicating whether to also read all phone numbers of every account.</summary>
    /// <value>False by default. Each account costs at least one more call per pass.</value>
    public bool PhoneNumbers { get; set; }

    /// <summary>
    /// Gets or sets the names of fields, as Graph spells them, that are stored but do not cause changes.
    /// </summary>
    /// <value>Empty by default. The names apply to accounts and to phone numbers.</value>
    public IReadOnlyList<string> IgnoredFields { get; set; } = [];

    /// <summary>Gets or sets the time from one pass over a business to the next while it is watched.</summary>
    /// <value>
    /// 15 minutes by default; more than zero, at most 30 days. For each business, it varies by up to 10 %.
    /// </value>
    /// <remarks>
    /// Two passes over an edge are evidence that an account is gone only if they begin at least half of this interval
    /// apart.
    /// </remarks>
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Gets or sets the maximum number of requests in flight, either of one refresh or of all watches together.
    /// </summary>
    /// <value>16 by default; at least 1.</value>
    public int MaxConcurrency { get; set; } = 16;

    /// <summary>Gets or sets how long changes are kept after every consumer has acknowledged them.</summary>
    /// <value>30 days by default; zero or more.</value>
    public TimeSpan ChangeRetention { get; set; } = TimeSpan.FromDays(30);
}
