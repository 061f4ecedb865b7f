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
IReadOnlyList<Tenant> tenants;
try
{
    tenants = Tenant.From(configuration.GetSection("Tenants"));
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

try
{
    TenantLister lister = new(provider.GetRequiredService<BusinessAccountsClient>());
    IReadOnlyList<TenantResult> results = await TenantProgress.ShowAsync(tenants.Count, progress => lister.ListAllAsync(tenants, progress, interrupt.Token));
    SummaryTable.Write(results);
    return results.All(result => result.IsComplete) ? 0 : 1;
}
catch (OperationCanceledException) when (interrupt.IsCancellationRequested)
{
    return 130;
}
