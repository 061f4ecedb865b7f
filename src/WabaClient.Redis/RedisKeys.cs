using StackExchange.Redis;

namespace WabaClient;

/// <summary>
/// The names of the keys. All keys of an app have the same hash tag, so that they are in one slot of a cluster.
/// </summary>
/// <remarks>
/// In <c>waba:{123}:business:456:opening</c>, <c>waba:</c> is the name of the instance, <c>123</c> is the app, and
/// <c>123:business:456</c> is the scope.
/// </remarks>
internal sealed class RedisKeys(string instanceName)
{
    /// <summary>
    /// Returns the key of a closed scope. It expires when the block ends; its value is Graph's error code.
    /// </summary>
    public RedisKey Block(string scope) => Of(scope, "block");

    /// <summary>
    /// Returns the key of a scope in which no call has succeeded since it was blocked. The first success deletes it;
    /// its value is Graph's error code.
    /// </summary>
    public RedisKey Opening(string scope) => Of(scope, "opening");

    /// <summary>
    /// Returns the key of a first call. It expires when the time of the call elapses; its value identifies the call.
    /// </summary>
    public RedisKey FirstCall(string scope) => Of(scope, "first");

    /// <summary>
    /// Returns the key of a hash with the usage that Graph reported last and the calls of the last hour.
    /// </summary>
    public RedisKey Usage(string scope) => Of(scope, "usage");

    /// <summary>Returns the key of a reserved call. It expires when the next call can be reserved.</summary>
    public RedisKey Pace(string scope) => Of(scope, "pace");

    private RedisKey Of(string scope, string kind)
    {
        int length = scope.IndexOf(':', StringComparison.Ordinal);
        ReadOnlySpan<char> app = length > 0 ? scope.AsSpan(0, length) : scope;
        return string.Concat($"{instanceName}{{{app}}}", scope.AsSpan(app.Length), $":{kind}");
    }
}
