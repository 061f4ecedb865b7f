using WabaClient;

namespace Quickstart;

/// <summary>What the command line asks for.</summary>
internal sealed class ListingRequest
{
    public required BusinessId? Business { get; init; }

    public required bool OfClients { get; init; }

    public required bool Json { get; init; }

    public required DateTimeOffset? Since { get; init; }

    public required DateTimeOffset? Until { get; init; }

    /// <summary>Fields and order; <see cref="FullQuery"/> has the filter, too.</summary>
    public required AccountQuery Query { get; init; }

    public bool EndsBeforeItStarts => Since > Until;

    public AccountQuery FullQuery => Query with { Filter = Filter };

    // Both ends included: Graph's GREATER_THAN and LESS_THAN leave them out.
    private AccountFilter? Filter => (Since, Until) switch
    {
        ({ } from, { } to) => AccountFilter.CreationTime.InRange(from, to),
        ({ } from, null) => AccountFilter.CreationTime.After(from.AddTicks(-1)),
        (null, { } to) => AccountFilter.CreationTime.Before(to.AddTicks(1)),
        _ => null,
    };
}
