using System.Diagnostics;
using Microsoft.Extensions.Http;

namespace WabaClient;

/// <summary>Keeps the application's trace context and baggage from being sent, whichever primary handler a client ends up with.</summary>
internal sealed class TraceContextFilter(string httpClientName) : IHttpMessageHandlerBuilderFilter
{
    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
    {
        // Afterwards, so that it sees the handler that the application has chosen.
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
