using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace AspNetCore;

/// <summary>OpenTelemetry with the library's spans and metrics; <c>--Telemetry:Console true</c> shows them on the console.</summary>
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
