using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace AspNetCore;

/// <summary>
/// Sets up OpenTelemetry with the spans and metrics of the library. <c>--Telemetry:Console true</c> prints them.
/// </summary>
internal static class TelemetrySetup
{
    private const string Library = "WabaClient";

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        bool toConsole = builder.Configuration.GetValue<bool>("Telemetry:Console");
        builder.Services.AddOpenTelemetry()
            .WithTracing(tracing =>
            {
                tracing.AddSource(Library).AddAspNetCoreInstrumentation();
                if (toConsole)
                    tracing.AddConsoleExporter();
            })
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(Library).AddAspNetCoreInstrumentation();
                if (toConsole)
                    metrics.AddConsoleExporter();
            });
    }
}
