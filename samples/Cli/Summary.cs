using WabaClient;

namespace Cli;

/// <summary>The totals of a listing.</summary>
internal sealed class Summary
{
    private int? _usage;

    public int Accounts { get; private set; }

    public int Pages { get; private set; }

    public string Usage =>
        _usage is { } highest ? $"{highest} % of the rate limit is used" : "Graph did not report the rate limit";

    public void Add(GraphPage<WhatsAppBusinessAccount> page)
    {
        Accounts += page.Items.Count;
        Pages++;
        foreach (RateLimitUsage usage in page.Response.Usage)
            _usage = Math.Max(_usage ?? 0, Math.Max(usage.CallCount, Math.Max(usage.TotalCpuTime, usage.TotalTime)));
    }
}
