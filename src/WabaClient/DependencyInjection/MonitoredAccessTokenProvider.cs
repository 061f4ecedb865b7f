using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace WabaClient;

/// <summary>
/// Returns the access token of the current options, so that a rotated secret is used without a restart.
/// </summary>
/// <remarks>
/// If the settings are not valid, for example while they are being written, the last valid token is used.
/// </remarks>
internal sealed class MonitoredAccessTokenProvider(
    IOptionsMonitor<WabaClientOptions> monitor, string name, WabaClientOptions initial, ILogger logger)
    : IGraphAccessTokenProvider
{
    private Reading _last = new(initial, new GraphAccessToken(initial.AccessToken!));
    private int _isInvalid;

    public ValueTask<GraphAccessToken> GetAccessTokenAsync(
        GraphAccessTokenRequest request,
        CancellationToken cancellationToken) =>
        new(Read());

    private GraphAccessToken Read()
    {
        Reading last = _last;
        try
        {
            WabaClientOptions current = monitor.Get(name);
            _isInvalid = 0;
            if (current == last.Options || current.AccessToken is not { } token)
                return last.Token;
            _last = new(current, new GraphAccessToken(token));
            return _last.Token;
        }
        catch (Exception e)
        {
            if (Interlocked.Exchange(ref _isInvalid, 1) == 0)
                SettingsLog.ChangeRejected(logger, e.GetType().Name);
            return last.Token;
        }
    }

    private sealed record Reading(WabaClientOptions Options, GraphAccessToken Token);
}
