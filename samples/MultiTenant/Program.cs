using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MultiTenant;
using WabaClient;

using CancellationTokenSource interrupt = new();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    interrupt.Cancel();
};

IConfiguration configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
Dictionary<BusinessId, GraphAccessToken> tenants;
try
{
    tenants = configuration.GetSection("Tenants").GetChildren().ToDictionary(
        tenant => (BusinessId)tenant.Key,
        tenant => new GraphAccessToken(tenant.Value ?? ""));
}
catch (ArgumentException e)
{
    await Console.Error.WriteLineAsync($"Check the Tenants__<business id>=<token> environment variables: {e.Message}");
    return 2;
}

await using FakeTenants? fake = tenants.Count > 0 ? null : await FakeTenants.StartAsync();
tenants = fake?.Tenants ?? tenants;

ServiceCollection services = new();
services.AddSingleton<IGraphAccessTokenProvider>(new TenantTokens(tenants));
services.AddWabaClient(configuration.GetSection("Waba"));
if (fake is not null)
    services.Configure<WabaClientOptions>(fake.Configure);
await using ServiceProvider provider = services.BuildServiceProvider();
BusinessAccountsClient client = provider.GetRequiredService<BusinessAccountsClient>();

Summary summary = new(tenants.Count);
try
{
    await ListAsync(tenants.Keys);

    // A second pass over the tenants that were throttled, when all of them can be listed again.
    if (summary.RetryAfter is { } wait)
    {
        await Console.Error.WriteLineAsync(
            $"{summary.Throttled.Count} tenants are throttled; they are listed again in {wait:hh\\:mm\\:ss}.");
        await Task.Delay(wait, interrupt.Token);
        await ListAsync(summary.Throttled);
    }
}
catch (OperationCanceledException) when (interrupt.IsCancellationRequested)
{
    summary.Write();
    return 130;
}

summary.Write();
return summary.IsComplete ? 0 : 1;

async Task ListAsync(IReadOnlyCollection<BusinessId> businesses)
{
    await foreach (AccountsPage page in client.ListManyAsync(businesses, cancellationToken: interrupt.Token))
        summary.Add(page);
}
