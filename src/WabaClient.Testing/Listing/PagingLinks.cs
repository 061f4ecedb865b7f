using System.Globalization;
using System.Text;

namespace WabaClient.Testing;

/// <summary>Builds the URLs of <c>next</c> and <c>previous</c>.</summary>
/// <param name="origin">The scheme and host that the client used.</param>
/// <param name="version">The version in the path.</param>
/// <param name="accessToken">The token, if it was sent in the query. Graph then repeats it.</param>
internal sealed class PagingLinks(string origin, string version, string? accessToken)
{
    // Graph omits the proof and the cursor of the requested page.
    private static readonly string[] NotRepeated =
    [
        "access_token", "appsecret_proof", "appsecret_time", "limit", "after", "before", "method",
    ];

    /// <summary>Returns links to another host, with another token.</summary>
    public PagingLinks At(string otherOrigin, string otherToken) => new(otherOrigin, version, otherToken);

    public string Build(
        string objectId,
        string edge,
        IEnumerable<KeyValuePair<string, string>> parameters,
        int limit,
        string cursorName,
        string cursor)
    {
        StringBuilder url = new(512);
        url.Append(origin).Append('/').Append(version).Append('/').Append(objectId).Append('/').Append(edge);
        url.Append("?limit=").Append(limit.ToString(CultureInfo.InvariantCulture));
        if (accessToken is not null)
            url.Append("&access_token=").Append(Uri.EscapeDataString(accessToken));
        foreach ((string name, string value) in parameters)
        {
            if (!NotRepeated.Contains(name))
                url.Append('&').Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
        }

        return url.Append('&').Append(cursorName).Append('=').Append(Uri.EscapeDataString(cursor)).ToString();
    }
}
