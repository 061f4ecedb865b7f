namespace WabaClient.Tests.Support;

/// <summary>A request as it arrived.</summary>
internal sealed class StubRequest(int number, HttpRequestMessage request)
{
    public int Number => number;

    public Uri Address { get; } = request.RequestUri!;

    public string? Authorization { get; } = request.Headers.Authorization?.ToString();

    public string UserAgent { get; } = request.Headers.UserAgent.ToString();

    /// <summary>A parameter of the query, decoded once; null if it is not there.</summary>
    public string? this[string name] => Address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Where(pair => pair.StartsWith(name + "=", StringComparison.Ordinal))
        .Select(pair => Uri.UnescapeDataString(pair[(name.Length + 1)..]))
        .SingleOrDefault();
}
