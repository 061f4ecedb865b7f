using Microsoft.Extensions.Logging;

namespace WabaClient;

/// <summary>Warns once a client when Graph serves another API version than the one that was asked for: it does so without an error. And once when Graph itself warns of the version.</summary>
internal sealed class ApiVersionWatch(string asked, ILogger logger)
{
    private int _warnings;
    private int _graphsWarnings;

    public void Check(GraphReply reply)
    {
        string? served = reply.Info.ApiVersion;
        bool differs = served is not null && !string.Equals(served, asked, StringComparison.OrdinalIgnoreCase);
        if (differs && Interlocked.Exchange(ref _warnings, 1) == 0)
            Log.OtherVersionServed(logger, served!, asked);
        if (reply.HasVersionWarning && Interlocked.Exchange(ref _graphsWarnings, 1) == 0)
            Log.VersionWarning(logger, asked);
    }
}
