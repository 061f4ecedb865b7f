using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Telemetry;
using WabaClient;

const string Library = "WabaClient";

// 1. The library creates spans and metrics with its name. An application subscribes to the name and chooses exporters.
using ActivitySource source = new("Telemetry.Sample");
TracerProviderBuilder spans = Sdk.CreateTracerProviderBuilder().AddSource(source.Name, Library).AddConsoleExporter();
MeterProviderBuilder meters = Sdk.CreateMeterProviderBuilder().AddMeter(Library).AddConsoleExporter();

// Collectors, Jaeger and the Aspire dashboard receive OTLP; the variable is defined by OpenTelemetry.
if (Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT") is not null)
{
    spans.AddOtlpExporter();
    meters.AddOtlpExporter();
}

using TracerProvider tracing = spans.Build();
using MeterProvider metrics = meters.Build();

// 2. One client, for Graph, or for a fake if there is no token.
IConfiguration configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
BusinessAccountsClient client;
FakeBusinesses? fake = null;
try
{
    WabaClientOptions options = configuration.GetSection("Waba").Get<WabaClientOptions>() ?? new();
    if (string.IsNullOrEmpty(options.AccessToken))
        fake = await FakeBusinesses.StartAsync(options);
    else if (args.Length == 0)
        return BadInput("Waba__AccessToken is set: pass the id of the business to list.");
    client = new(options);
}
catch (Exception e) when (e is ArgumentException or InvalidOperationException)
{
    return BadInput($"Check the Waba__ environment variables: {e.Message}");
}

await using FakeBusinesses? stoppedAtTheEnd = fake;
if (!BusinessId.TryParse(fake is null ? args[0] : FakeBusinesses.Id.Value, null, out BusinessId business))
    return BadInput("A business id has 1 to 32 digits.");

// 3. Your own activity around a listing. The pages are its children, so their number and their waits are shown as one job.
using Activity? job = source.StartActivity("nightly listing");
int accounts = 0;
try
{
    await foreach (WhatsAppBusinessAccount account in client.ListOwnedAsync(business))
        accounts++;
    job?.SetTag("accounts", accounts);
    await Console.Error.WriteLineAsync($"{accounts} accounts. Their spans are above, the metrics follow.");
    return 0;
}
catch (WabaClientException e)
{
    job?.SetStatus(ActivityStatusCode.Error, e.Message);
    await Console.Error.WriteLineAsync($"{e.Message}{Environment.NewLine}{e.Hint}".TrimEnd());
    return 1;
}

static int BadInput(string line)
{
    Console.Error.WriteLine(line);
    return 2;
}
