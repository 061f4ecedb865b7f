using Microsoft.Extensions.Logging;

namespace WabaClient;

/// <summary>Warns once a client when Graph serves another API version than the one that was asked for: it does so without an error.</summary>
internal sealed class ApiVersionWatch(string asked, ILogger logger)
{
    private int _warnings;

    public void Check(GraphReply reply)
    {
        string? served = reply.Info.ApiVersion;
        bool differs = served is not null && !string.Equals(served, asked, StringComparison.OrdinalIgnoreCase);
        if ((differs || reply.HasVersionWarning) && Interlocked.Exchange(ref _warnings, 1) == 0)
            Log.OtherVersionServed(logger, served ?? "unknown", asked);
    }
}
