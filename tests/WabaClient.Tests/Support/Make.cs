using Microsoft.Extensions.Logging;

namespace WabaClient.Tests.Support;

/// <summary>Clients over a scripted Graph.</summary>
internal static class Make
{
    public const string Token = "EAABtest0token0of0a0system0user";

    public static BusinessAccountsClient Client(
        HttpMessageHandler graph,
        TimeProvider? time = null,
        Action<WabaClientOptions>? configure = null,
        IGraphAccessTokenProvider? tokens = null,
        RateLimitGate? gate = null,
        ILoggerFactory? log = null)
    {
        WabaClientOptions options = new() { AccessToken = Token };
        if (time is TestTime known)
            options.AttemptTimeout = known.AttemptTimeout;
        configure?.Invoke(options);
        return new(new HttpClient(graph), options, tokens, gate, time, log);
    }

    /// <summary>A client that makes one attempt per page.</summary>
    public static BusinessAccountsClient ClientWithoutRetries(
        HttpMessageHandler graph,
        TimeProvider? time = null,
        RateLimitGate? gate = null) =>
        Client(graph, time, o => o.MaxRetryAttempts = 0, gate: gate);

    /// <summary>Lists the accounts that business 1 owns.</summary>
    public static Task<List<WhatsAppBusinessAccount>> ListAsync(this BusinessAccountsClient client) =>
        client.ListOwnedAsync("1").ToListAsync();

    /// <summary>Lists the accounts that business 1 owns, and returns the exception in which the listing ends.</summary>
    public static Task<TException> FailAsync<TException>(this BusinessAccountsClient client)
        where TException : Exception => Assert.ThrowsAsync<TException>(() => client.ListAsync());

    public static async Task<List<WhatsAppBusinessAccount>> ToListAsync(
        this IAsyncEnumerable<WhatsAppBusinessAccount> accounts,
        CancellationToken cancellationToken = default)
    {
        List<WhatsAppBusinessAccount> list = [];
        await foreach (WhatsAppBusinessAccount account in accounts.WithCancellation(cancellationToken))
            list.Add(account);
        return list;
    }

    public static IEnumerable<int> Ids(this IEnumerable<WhatsAppBusinessAccount> accounts) =>
        accounts.Select(account => int.Parse(account.Id.Value, System.Globalization.CultureInfo.InvariantCulture));
}
