using WabaClient.Testing;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.FaultMatrix;

/// <summary>A fault in one page of a listing, and the expected reaction of the client.</summary>
/// <param name="Faults">The faults, in the order in which the requests for the page meet them.</param>
/// <param name="Ends">The exceptions that end a listing without retries, in order; empty if nothing ends it.</param>
internal sealed partial record FaultCase(IReadOnlyList<GraphFault> Faults, IReadOnlyList<Type> Ends)
{
    public enum Place
    {
        Nowhere,
        Headers,
        Body,
    }

    /// <summary>How many more requests the listing needs than it has pages.</summary>
    public int ExtraCalls { get; init; } = Faults.Count;

    /// <summary>Whether the client retries, rather than throw at once.</summary>
    public bool IsPatient { get; init; } = true;

    /// <summary>Whether the exception states that the same call may succeed later.</summary>
    public bool IsTransient { get; init; } = true;

    /// <summary>Where the request stalls, so that only the attempt's time-out ends it.</summary>
    public Place StallsIn { get; init; }

    /// <summary>Whether no connection is made, so that over sockets nothing reaches the server.</summary>
    public bool IsRefused { get; init; }

    /// <summary>Whether <see cref="SocketsHttpHandler"/> sends the request again by itself, as after an HTTP/1.1 connection closed before the first byte.</summary>
    public bool IsResentByTheTransport { get; init; }

    /// <summary>Whether the client asks for smaller pages from then on.</summary>
    public bool HalvesPages { get; init; }

    /// <summary>The numbers of the pages that are requested, in order.</summary>
    public int[] RequestedPages(HostKind host, int page)
    {
        int repeats = IsRefused && host != HostKind.Memory ? 0 : ExtraCalls;

        int rest = HalvesPages
            ? PagesThatGrow(FaultyListing.Accounts - ((page - 1) * FaultyListing.PageSize))
            : FaultyListing.Pages - page + 1;
        return [.. Enumerable.Range(1, page - 1), .. Enumerable.Repeat(page, repeats), .. Enumerable.Range(page, rest)];
    }

    // A page of three becomes pages of one, two and again three accounts.
    private static int PagesThatGrow(int accounts)
    {
        int pages = 0;
        for (int size = 1; accounts > 0; size = Math.Min(size * 2, FaultyListing.PageSize), pages++)
            accounts -= size;
        return pages;
    }

    /// <summary>How many requests the client sends; what the transport sends again by itself is not among them.</summary>
    public int Attempts(HostKind host, int page)
    {
        int arrived = RequestedPages(host, page).Length;
        if (host == HostKind.Memory)
            return arrived;
        return arrived + (IsRefused ? ExtraCalls : 0) - (
            IsResentByTheTransport && host == HostKind.Kestrel ? ExtraCalls : 0);
    }
}
