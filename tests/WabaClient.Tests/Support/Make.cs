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

    public static async Task<List<WhatsAppBusinessAccount>> ToListAsync(this IAsyncEnumerable<WhatsAppBusinessAccount> accounts, CancellationToken cancellationToken = default)
    {
        List<WhatsAppBusinessAccount> list = [];
        await foreach (WhatsAppBusinessAccount account in accounts.WithCancellation(cancellationToken))
            list.Add(account);
        return list;
    }

    public static IEnumerable<int> Ids(this IEnumerable<WhatsAppBusinessAccount> accounts) =>
        accounts.Select(account => int.Parse(account.Id.Value, System.Globalization.CultureInfo.InvariantCulture));
}
