using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Fleet;

/// <summary>Sends spans and metrics over OTLP if a receiver is set.</summary>
internal static class TelemetrySetup
{
    public static void AddTelemetry(this HostApplicationBuilder builder)
    {
        if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is null)
            return;

        // The same lines as in docs/operations, which a test compares.
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("waba-jobs"))
            .WithTracing(tracing => tracing.AddSource("WabaClient"))
            .WithMetrics(metrics => metrics.AddMeter("WabaClient"))
            .UseOtlpExporter();
    }
}
