using System.Diagnostics;
using Microsoft.Extensions.Http;

namespace WabaClient;

/// <summary>
/// Prevents the application's trace context and baggage from being sent, whichever primary handler a client uses.
/// </summary>
internal sealed class TraceContextFilter(string httpClientName) : IHttpMessageHandlerBuilderFilter
{
    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
    {
        // Runs last, so that it sees the handler that the application has chosen.
        next(builder);
        if (builder.Name != httpClientName)
            return;
        if (builder.PrimaryHandler is HttpClientHandler)
            builder.AdditionalHandlers.Add(new DetachedHandler());
        else if (builder.PrimaryHandler is SocketsHttpHandler { ActivityHeadersPropagator: { } propagator } handler
            && propagator == DistributedContextPropagator.Current)
            handler.ActivityHeadersPropagator = null;
    };
}
