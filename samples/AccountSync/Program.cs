using AccountSync;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WabaClient;
using WabaClient.Testing;

HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
await using FakeGraphServer? fake = await FakeBusinesses.StartUnlessConfiguredAsync(builder);

// Changes go to stdout, one per line; warnings and errors to stderr.
builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Warning);

builder.Services.AddSingleton(_ => builder.Configuration.GetSection(SyncOptions.Section).Get<SyncOptions>() ?? new());
builder.Services.AddSingleton<AccountStore>();
builder.Services.AddSingleton<AccountSynchronizer>();
builder.Services.AddHostedService<SyncWorker>();
builder.Services.AddWabaClient(builder.Configuration.GetSection("Waba"));

using IHost host = builder.Build();
try
{
    if (host.Services.GetRequiredService<SyncOptions>().Problem is { } problem)
        return BadSettings(problem);

    // Made here rather than when the host starts, so that a bad setting is one line and not a log with a stack trace.
    host.Services.GetRequiredService<BusinessAccountsClient>();
    host.Services.GetRequiredService<AccountStore>().Open();
}
catch (Exception e) when (e is OptionsValidationException or InvalidOperationException)
{
    return BadSettings(e.Message);
}
catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
{
    return BadSettings($"Sync__Database cannot be opened: {e.Message}");
}

await host.RunAsync();
return 0;

static int BadSettings(string problem)
{
    Console.Error.WriteLine($"Check the Sync__ and Waba__ settings: {problem}");
    return 2;
}
