using System.Globalization;

namespace WabaClient.Testing;

/// <content>Errors in Graph's envelope.</content>
public sealed partial class GraphFault
{
    private const string UsageHeader = "x-business-use-case-usage";

    /// <summary>Code 80008 in HTTP 400: too many calls to this WhatsApp Business account.</summary>
    /// <param name="regainAccess">
    /// The wait that the usage header names, rounded up to whole minutes; null to send no usage header.
    /// </param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="regainAccess"/> is negative.</exception>
    public static GraphFault RateLimited(TimeSpan? regainAccess = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(regainAccess ?? TimeSpan.Zero, TimeSpan.Zero, nameof(regainAccess));
        return new GraphFault(nameof(RateLimited), context =>
        {
            FakeReply reply = context.Replies.Error(context.Request, GraphErrors.BusinessThrottled);
            return regainAccess is { } wait
                ? reply.WithHeader(UsageHeader, string.Create(
                    CultureInfo.InvariantCulture,
                    $$"""{"{{context.Request.ObjectId}}":[{"type":"whatsapp_business_management","call_count":100,"total_cputime":25,"total_time":25,"estimated_time_to_regain_access":{{Math.Ceiling(wait.TotalMinutes)}}}]}"""))
                : reply;
        });
    }

    /// <summary>Any error that Graph can send.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="message">Its message; null for a plain one.</param>
    /// <param name="status">The HTTP status; 400 by default, which says little: Graph sends throttles in it too.</param>
    /// <param name="subcode">Its <c>error_subcode</c>; null to send none.</param>
    /// <param name="isTransient">Its <c>is_transient</c>; null to send none.</param>
    /// <param name="type">Its <c>type</c>; null to send none.</param>
    /// <returns>The fault.</returns>
    public static GraphFault Error(
        int code,
        string? message = null,
        int status = 400,
        int? subcode = null,
        bool? isTransient = null,
        string? type = "OAuthException") =>
        OfError(nameof(Error), new GraphError(status, code, message ?? string.Create(CultureInfo.InvariantCulture, $"(#{code}) An error of the fake Graph"))
        {
            Subcode = subcode,
            IsTransient = isTransient,
            Type = type,
        });

    private static GraphFault OfError(string name, GraphError error) => new(name, context => context.Replies.Error(context.Request, error));
}
