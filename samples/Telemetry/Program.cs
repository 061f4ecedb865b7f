using Microsoft.Extensions.Configuration;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Telemetry;
using WabaClient;

const string Library = "WabaClient";

// The library brings spans and metrics; these four lines send them somewhere.
using TracerProvider tracing = Sdk.CreateTracerProviderBuilder().AddSource(Library).AddConsoleExporter().Build();
using MeterProvider metrics = Sdk.CreateMeterProviderBuilder().AddMeter(Library).AddConsoleExporter().Build();

WabaClientOptions options = new ConfigurationBuilder().AddEnvironmentVariables().Build().GetSection("Waba").Get<WabaClientOptions>() ?? new();
await using FakeBusinesses? fake = string.IsNullOrEmpty(options.AccessToken) ? await FakeBusinesses.StartAsync(options) : null;
if (fake is null && args.Length == 0)
{
    await Console.Error.WriteLineAsync("Waba__AccessToken is set: give the id of the business to list.");
    return 2;
}

int accounts = 0;
try
{
    BusinessAccountsClient client = new(options);
    await foreach (WhatsAppBusinessAccount _ in client.ListOwnedAsync(fake is null ? args[0] : FakeBusinesses.Id))
        accounts++;
    await Console.Error.WriteLineAsync($"{accounts} accounts. Their spans are above, the metrics follow.");
    return 0;
}
catch (WabaClientException e)
{
    await Console.Error.WriteLineAsync($"{e.Message}{Environment.NewLine}{e.Hint}".TrimEnd());
    return 1;
}
