using StackExchange.Redis;

namespace WabaClient;

/// <summary>The names of the keys. All keys of an app have one hash tag, so that they are in one slot of a cluster.</summary>
/// <remarks>
/// <c>waba:{123}:business:456:opening</c>: <c>waba:</c> is the name of the instance, <c>123</c> the app, and <c>123:business:456</c>
/// the scope.
/// </remarks>
internal sealed class RedisKeys(string instanceName)
{
    /// <summary>The scope is closed. Expires when the block ends; the value is Graph's error code.</summary>
    public RedisKey Block(string scope) => Of(scope, "block");

    /// <summary>No call has succeeded since the scope was blocked. Deleted by the first success; the value is Graph's error code.</summary>
    public RedisKey Opening(string scope) => Of(scope, "opening");

    /// <summary>A call goes first. Expires when its time is over; the value identifies the call.</summary>
    public RedisKey FirstCall(string scope) => Of(scope, "first");

    /// <summary>A hash: the usage that Graph reported last, and the calls of the last hour.</summary>
    public RedisKey Usage(string scope) => Of(scope, "usage");

    /// <summary>A call was reserved. Expires when the next one can be.</summary>
    public RedisKey Pace(string scope) => Of(scope, "pace");

    private RedisKey Of(string scope, string kind)
    {
        int length = scope.IndexOf(':', StringComparison.Ordinal);
        ReadOnlySpan<char> app = length > 0 ? scope.AsSpan(0, length) : scope;
        return string.Concat($"{instanceName}{{{app}}}", scope.AsSpan(app.Length), $":{kind}");
    }
}
