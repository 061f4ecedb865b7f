using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AspNetCore;

internal static class HealthJson
{
    public static Task WriteAsync(HttpContext context, HealthReport report) =>
        context.Response.WriteAsJsonAsync(
            new HealthAnswer(report.Status.ToString(), report.Entries.Values.First().Description),
            ApiJson.Default.HealthAnswer);
}
