using AccountSync;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using WabaClient.Testing;

HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
await using FakeGraphServer? fake = await FakeBusinesses.StartUnlessConfiguredAsync(builder);

// What was added, changed and removed is on stdout, everything else on stderr.
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);

SyncOptions sync = builder.Configuration.GetSection(SyncOptions.Section).Get<SyncOptions>() ?? new();
if (sync.Problem is { } problem)
{
    await Console.Error.WriteLineAsync(problem);
    return 2;
}

builder.Services.AddSingleton(sync);
builder.Services.AddSingleton<AccountStore>();
builder.Services.AddSingleton<AccountSynchronizer>();
builder.Services.AddHostedService<SyncWorker>();
builder.Services.AddWabaClient(builder.Configuration.GetSection("Waba"));
await builder.Build().RunAsync();
return 0;
