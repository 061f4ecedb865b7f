namespace WabaClient.Testing;

/// <summary>A path that the fake models: <c>[/vN.0]/{id}[/{edge}]</c>, with or without a slash at the end.</summary>
/// <param name="Version">The version, or null.</param>
/// <param name="ObjectId">The id of an object, <c>me</c> or <c>debug_token</c>.</param>
/// <param name="Edge">The edge, or null.</param>
internal sealed record RequestPath(string? Version, string ObjectId, string? Edge)
{
    public const string DebugToken = "debug_token";
    public const string Me = "me";

    public static RequestPath? Parse(string path)
    {
        ReadOnlySpan<string> parts = Split(path, out string? version);
        bool matches = parts.Length switch
        {
            1 => parts[0] is DebugToken || IsObject(parts[0]),
            2 => IsObject(parts[0]) && NodeTypes.IsEdge(parts[1]),
            _ => false,
        };
        return matches ? new RequestPath(version, parts[0], parts.Length == 2 ? parts[1] : null) : null;
    }

    /// <summary>Returns the components of an unknown path as Graph names them.</summary>
    public static string UnknownComponents(string path)
    {
        ReadOnlySpan<string> parts = Split(path, out _);
        return "/" + string.Join('/', (parts.Length > 1 ? parts[1..] : parts).ToArray());
    }

    private static bool IsObject(string part) => part is Me || part.All(char.IsAsciiDigit);

    private static ReadOnlySpan<string> Split(string path, out string? version)
    {
        string[] parts = [.. path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];
        version = parts is [var first, ..] && ApiVersions.LooksLikeVersion(first) ? first : null;
        return version is null ? parts : parts.AsSpan(1);
    }
}
