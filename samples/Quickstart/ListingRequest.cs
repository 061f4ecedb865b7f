using WabaClient;

namespace Quickstart;

/// <summary>What the command line asks for.</summary>
internal sealed class ListingRequest
{
    public required BusinessId? Business { get; init; }

    public required bool OfClients { get; init; }

    public required bool Json { get; init; }

    public required AccountQuery Query { get; init; }
}
