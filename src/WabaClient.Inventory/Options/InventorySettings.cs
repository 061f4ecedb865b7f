using Microsoft.Extensions.Options;

namespace WabaClient;

/// <summary>A validated copy of the options, and values that are computed from them.</summary>
internal sealed class InventorySettings
{
    // Below this, the number of businesses in progress is limited, because the requests cannot be distributed otherwise.
    private const int SmallConcurrency = 4;

    private InventorySettings(InventoryOptions options)
    {
        Interval = options.Interval;
        ChangeRetention = options.ChangeRetention;
        Edges = [.. new[] { AccountEdges.Owned, AccountEdges.Client }.Where(edge => options.Edges.HasFlag(edge))];
        MaxConcurrency = options.MaxConcurrency;
        Rules = new RuleSettings(Interval, options.Edges == AccountEdges.Both, [.. options.IgnoredFields]);

        AccountField[] fields = [.. (options.Fields ?? DefaultFields.Accounts).Distinct()];
        AccountField[] ownedFields = [.. fields.Where(field => field != AccountField.PermittedTasks)];
        bool isSmall = MaxConcurrency < SmallConcurrency;
        int single = options.PhoneNumbers ? MaxConcurrency / 2 : MaxConcurrency / 8;
        SingleConcurrency = isSmall ? 1 : Math.Max(1, single);
        MaxEdges = isSmall ? MaxConcurrency : null;
        int listing = isSmall ? MaxConcurrency : Math.Max(1, (MaxConcurrency - SingleConcurrency) / Edges.Count);
        Owned = new EdgeQuery(AccountEdges.Owned, ownedFields.Length == 0 ? [AccountField.Id] : ownedFields, listing);
        Client = new EdgeQuery(AccountEdges.Client, fields, listing);

        if (options.PhoneNumbers)
        {
            PhoneNumberField[] numberFields = [.. (options.PhoneNumberFields ?? DefaultFields.PhoneNumbers).Distinct()];
            Numbers = new PhoneNumberQuery { Fields = numberFields };
            NumberFields = RequestedFields.Create(numberFields.Select(field => field.Expression));
        }
    }

    public IReadOnlyList<AccountEdges> Edges { get; }

    public TimeSpan Interval { get; }

    public TimeSpan ChangeRetention { get; }

    public int MaxConcurrency { get; }

    /// <summary>Gets the maximum number of edges in progress; null for no limit.</summary>
    public int? MaxEdges { get; }

    /// <summary>Gets the maximum number of requests in flight for single accounts and for phone numbers.</summary>
    public int SingleConcurrency { get; }

    public RuleSettings Rules { get; }

    public EdgeQuery Owned { get; }

    public EdgeQuery Client { get; }

    /// <summary>Gets what to request for the phone numbers of an account; null if they are not read.</summary>
    public PhoneNumberQuery? Numbers { get; }

    public RequestedFields NumberFields { get; } = RequestedFields.Create();

    public EdgeQuery this[AccountEdges edge] => edge == AccountEdges.Owned ? Owned : Client;

    public static InventorySettings Create(InventoryOptions options, string parameterName)
    {
        ValidateOptionsResult result = InventoryOptionsValidator.Instance.Validate(name: null, options);
        return result.Failed ? throw new ArgumentException(result.FailureMessage, parameterName) : new InventorySettings(options);
    }
}
