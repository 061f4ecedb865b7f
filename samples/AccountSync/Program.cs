using System.Data.Common;
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

try
{
    SyncOptions options = builder.Configuration.GetSection(SyncOptions.Section).Get<SyncOptions>() ?? new();
    if (options.Problem is { } problem)
        return BadSettings(problem);

    // The table and the inventory are in one database, so that a change is applied and acknowledged in one transaction.
    Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(options.Database))!);
    string connectionString = new SqliteConnectionStringBuilder { DataSource = options.Database }.ToString();
    builder.Services.AddSingleton<DbDataSource>(SqliteFactory.Instance.CreateDataSource(connectionString));
    builder.Services.AddSingleton(
        services => new DbInventoryStore(services.GetRequiredService<DbDataSource>(), InventoryDialect.Sqlite));
    builder.Services.AddSingleton<AccountTable>();

    builder.Services.AddWabaClient(builder.Configuration.GetSection("Waba"));
    builder.Services.AddWabaInventory(inventory => inventory.Interval = options.Interval)
        .UseStore(services => services.GetRequiredService<DbInventoryStore>())
        .Watch(options.Business)
        .AddHandler<TableHandler>(TableHandler.Consumer);

    using IHost host = builder.Build();

    // Created here and not when the host starts, so that an invalid setting is reported in one line without a stack trace.
    host.Services.GetRequiredService<BusinessAccountsClient>();
    await host.Services.GetRequiredService<AccountTable>().CreateAsync();
    await host.RunAsync();
    return 0;
}
catch (Exception e) when (e is OptionsValidationException or InvalidOperationException)
{
    return BadSettings(e.Message);
}
catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
{
    return BadSettings($"Sync__Database cannot be opened: {e.Message}");
}

static int BadSettings(string problem)
{
    Console.Error.WriteLine($"Check the Sync__ and Waba__ settings: {problem}");
    return 2;
}
