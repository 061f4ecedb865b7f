using System.Globalization;

namespace WabaClient.Tests.Support;

/// <summary>Replies that report usage.</summary>
internal static class UsageReplies
{
    /// <summary>Adds the usage of the calls of an account, in per cent.</summary>
    public static HttpResponseMessage WithUsage(this HttpResponseMessage reply, int calls) => reply.WithUsage(
        string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"9":[{"type":"whatsapp_business_management","call_count":{{calls}},"total_cputime":1,"total_time":1}]}"""));

    /// <summary>Adds a usage header.</summary>
    public static HttpResponseMessage WithUsage(this HttpResponseMessage reply, string header, string? app = null)
    {
        reply.Headers.TryAddWithoutValidation("X-Business-Use-Case-Usage", header);
        if (app is not null)
            reply.Headers.TryAddWithoutValidation("X-App-Usage", app);
        return reply;
    }
}
