using Microsoft.Extensions.Time.Testing;
using WabaClient.Testing;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Diagnosis;

/// <summary>A fake Graph and a client of it, in which a situation is arranged before the client is diagnosed.</summary>
internal sealed class Scene : IAsyncDisposable
{
    public const string Business = "1234567890";
    public const string AppId = "670843887433847";
    public const string AppSecret = "0123456789abcdef0123456789abcdef";

    public const string OwnedEdge = "owned_whatsapp_business_accounts";
    public const string ClientEdge = "client_whatsapp_business_accounts";

    private readonly List<IAsyncDisposable> _owned = [];
    private FakeGraph? _graph;

    public Scene() => GraphOptions.TimeProvider = Time;

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 28, 12, 0, 0, TimeSpan.Zero));

    public FakeGraphOptions GraphOptions { get; } = new() { AppId = AppId };

    /// <summary>Gets the graph. Its options have no effect from then on.</summary>
    public FakeGraph Graph => _graph ??= new FakeGraph(GraphOptions);

    public WabaClientOptions Options { get; } = new() { AccessToken = Make.Token, BaseDelay = TimeSpan.Zero };

    public BusinessId Id { get; set; } = Business;

    public DiagnosisOptions Asked { get; set; } = new();

    public HttpMessageHandler? Handler { get; set; }

    public IGraphAccessTokenProvider? Tokens { get; set; }

    /// <summary>Gets or sets how far the clock of the client is ahead of Graph's.</summary>
    public TimeSpan ClockOffset { get; set; }

    /// <summary>Adds the business with accounts on both edges.</summary>
    public FakeBusiness AddBusiness(int owned = 3, int client = 2) =>
        Graph.AddBusiness(Business, "Lucky Shrub").AddOwnedAccounts(owned, 1).AddClientAccounts(client, 1);

    /// <summary>Adds the client's token as that of a system user.</summary>
    public void AddToken(
        IEnumerable<string>? permissions = null,
        DateTimeOffset? expiresAt = null,
        IEnumerable<BusinessId>? sees = null,
        BusinessId? own = null) =>
        Graph.AddTokens(new FakeAccessToken(Make.Token)
        {
            Kind = FakeTokenKind.SystemUser,
            Permissions = permissions,
            ExpiresAt = expiresAt,
            Businesses = sees,
            ClientBusiness = own,
        });

    public async Task<FakeGraphServer> StartServerAsync(FakeGraphServerOptions? options = null)
    {
        FakeGraphServer server = await FakeGraphServer.StartAsync(Graph, options);
        _owned.Add(server);
        return server;
    }

    public BusinessAccountsClient CreateClient() => new(
        new HttpClient(Handler ?? Graph.CreateHandler()),
        Options,
        Tokens,
        timeProvider: ClockOffset == TimeSpan.Zero ? Time : new FakeTimeProvider(Time.GetUtcNow() + ClockOffset));

    public Task<DiagnosisReport> DiagnoseAsync(CancellationToken cancellationToken = default) =>
        CreateClient().DiagnoseAsync(Id, Asked, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        Handler?.Dispose();
        foreach (IAsyncDisposable owned in _owned)
            await owned.DisposeAsync();
    }
}
