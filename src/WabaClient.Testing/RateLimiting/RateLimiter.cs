namespace WabaClient.Testing;

/// <summary>Counts calls by app and by object.</summary>
internal sealed class RateLimiter(FakeRateLimit? objectLimit, FakeRateLimit? appLimit, TimeProvider timeProvider)
{
    private readonly object _lock = new();
    private readonly Dictionary<string, CallWindow> _objects = new(StringComparer.Ordinal);
    private readonly CallWindow? _app = appLimit is null ? null : new CallWindow(appLimit);

    /// <summary>Counts a call.</summary>
    /// <param name="objectId">The object for which the call counts, or null if it counts only for the app.</param>
    /// <param name="usage">The usage headers of the reply, which errors have as well.</param>
    /// <returns>The throttle, or null if the call is answered.</returns>
    public FakeError? Count(string? objectId, out IReadOnlyList<KeyValuePair<string, string>> usage)
    {
        List<KeyValuePair<string, string>> headers = [];
        usage = headers;
        FakeError? error = null;
        lock (_lock)
        {
            DateTimeOffset now = timeProvider.GetUtcNow();
            if (_app is not null)
            {
                if (!_app.TryCount(now, out int percent, out _))
                    error = FakeErrors.AppThrottled;
                headers.Add(new(UsageHeaderText.AppName, UsageHeaderText.App(percent)));
            }

            if (objectLimit is not null && objectId is not null)
            {
                if (!_objects.TryGetValue(objectId, out CallWindow? calls))
                    _objects[objectId] = calls = new CallWindow(objectLimit);
                if (!calls.TryCount(now, out int percent, out TimeSpan regainAccess))
                    error = FakeErrors.BusinessThrottled;
                headers.Add(
                    new(UsageHeaderText.BusinessName, UsageHeaderText.Business(objectId, percent, regainAccess)));
            }
        }

        return error;
    }
}
