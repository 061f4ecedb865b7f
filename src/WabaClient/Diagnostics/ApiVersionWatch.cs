using Microsoft.Extensions.Logging;

namespace WabaClient;

/// <summary>
/// Logs a warning once per client if Graph uses an API version other than the requested one, which it does without an
/// error, and once if Graph itself warns about the version.
/// </summary>
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
        if (reply.Info.HasVersionWarning && Interlocked.Exchange(ref _graphsWarnings, 1) == 0)
            Log.VersionWarning(logger, asked);
    }
}
