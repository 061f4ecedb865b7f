using WabaClient;

namespace Cli;

/// <summary>The arguments and options of the command line.</summary>
internal sealed class ListingRequest
{
    public required BusinessId? Business { get; init; }

    public required bool OfClients { get; init; }

    public required bool Json { get; init; }

    public required DateTimeOffset? Since { get; init; }

    public required DateTimeOffset? Until { get; init; }

    /// <summary>Fields and sort order; <see cref="FullQuery"/> has the filter as well.</summary>
    public required AccountQuery Query { get; init; }

    public bool EndsBeforeItStarts => Since > Until;

    public AccountQuery FullQuery => Query with { Filter = Filter };

    // Both ends are included; Graph's GREATER_THAN and LESS_THAN exclude them.
    private AccountFilter? Filter => (Since, Until) switch
    {
        ({ } from, { } to) => AccountFilter.CreationTime.InRange(from, to),
        ({ } from, null) => AccountFilter.CreationTime.After(from.AddTicks(-1)),
        (null, { } to) => AccountFilter.CreationTime.Before(to.AddTicks(1)),
        _ => null,
    };
}
