namespace WabaClient.Testing;

/// <summary>A path that the fake models: <c>[/vN.0]/{id}[/{edge}]</c>, with or without a slash at the end.</summary>
internal sealed record RequestPath(string? Version, string ObjectId, string? Edge)
{
    public const string OwnedEdge = "owned_whatsapp_business_accounts";
    public const string ClientEdge = "client_whatsapp_business_accounts";

    public static RequestPath? Parse(string path)
    {
        ReadOnlySpan<string> parts = Split(path, out string? version);
        bool matches = parts.Length switch
        {
            1 => true,
            2 => parts[1] is OwnedEdge or ClientEdge,
            _ => false,
        };
        return matches && parts[0].All(char.IsAsciiDigit)
            ? new RequestPath(version, parts[0], parts.Length == 2 ? parts[1] : null)
            : null;
    }

    /// <summary>What Graph calls the components of a path that it does not know.</summary>
    public static string UnknownComponents(string path)
    {
        ReadOnlySpan<string> parts = Split(path, out _);
        return "/" + string.Join('/', (parts.Length > 1 ? parts[1..] : parts).ToArray());
    }

    private static ReadOnlySpan<string> Split(string path, out string? version)
    {
        string[] parts = [.. path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];
        version = parts is [var first, ..] && ApiVersions.LooksLikeVersion(first) ? first : null;
        return version is null ? parts : parts.AsSpan(1);
    }
}
