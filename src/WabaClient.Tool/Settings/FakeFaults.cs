using System.Globalization;
using WabaClient.Testing;

namespace WabaClient.Tool;

/// <summary>The faults that <c>waba fake --fault</c> supports.</summary>
internal static class FakeFaults
{
    private static readonly Dictionary<string, Func<GraphFault>> All = new(StringComparer.Ordinal)
    {
        ["throttle"] = () => GraphFault.RateLimited(TimeSpan.FromMinutes(1)),
        ["transient"] = GraphFault.TransientError,
        ["expired"] = () => GraphFault.AccessTokenExpired(),
        ["permission"] = () => GraphFault.PermissionDenied(),
        ["blocked"] = GraphFault.ActionBlocked,
        ["heavy"] = GraphFault.ReduceData,
        ["html"] = GraphFault.Html502,
        ["empty"] = GraphFault.Empty500,
        ["cut"] = () => GraphFault.CutJson(),
        ["reset"] = GraphFault.ConnectionReset,
        ["stall"] = () => GraphFault.StalledBody(),
    };

    public static IEnumerable<string> Kinds => All.Keys;

    /// <summary>Reads <c>PAGE:KIND</c>.</summary>
    public static GraphFault Read(string text)
    {
        string[] parts = text.Split(':', 2);
        bool isPage = int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int page) && page > 0;
        if (!isPage || parts.Length < 2)
            throw new UsageException("--fault must be the number of a page, a colon and a kind, such as 3:html.");
        return All.TryGetValue(parts[1], out Func<GraphFault>? create)
            ? create().OnPage(page)
            : throw new UsageException(
                $"--fault has an unknown kind.{NearestName.Question(parts[1], Kinds)} The kinds are {string.Join(", ", Kinds)}.");
    }
}
