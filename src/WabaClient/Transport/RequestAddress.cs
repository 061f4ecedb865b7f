using System.Globalization;
using System.Text;

namespace WabaClient;

/// <summary>Creates the address of a request: for the first page, for the next one, or for a node.</summary>
/// <remarks>
/// The address of the next page differs from that of the first only in <c>after</c>. The address in <c>paging.next</c>
/// is never used, because it can contain the access token or name another host.
/// </remarks>
internal sealed class RequestAddress(WabaClientOptions options)
{
    private readonly string _root = options.BaseAddress.AbsoluteUri + options.ApiVersion + "/";

    public Uri For(GraphCall call, TokenCredentials credentials)
    {
        StringBuilder query = new(call.Target.Query);
        if (call.PageSize is { } size)
            QueryString.Append(query, "limit", size.ToString(CultureInfo.InvariantCulture));
        if (call.Cursor is { } cursor)
            QueryString.Append(query, "after", cursor);
        if (credentials.AppSecretProof is { } proof)
            QueryString.Append(query, "appsecret_proof", proof);
        return new(query.Length == 0 ? _root + call.Target.Path : $"{_root}{call.Target.Path}?{query}");
    }
}
