using Microsoft.Extensions.DependencyInjection.Extensions;
using WabaClient.Testing;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Points a registered client at a fake.</summary>
public static class FakeGraphHttpClientBuilderExtensions
{
    /// <summary>Answers the client from a <see cref="FakeGraph"/> in memory: <c>services.AddWabaClient(…).UseFakeGraph(graph)</c>.</summary>
    /// <param name="builder">What <c>AddWabaClient</c> returned. To change an application's registration, call <c>AddWabaClient()</c> again.</param>
    /// <param name="graph">The graph.</param>
    /// <returns><paramref name="builder"/>.</returns>
    /// <remarks>Registers the graph's <see cref="FakeGraphOptions.TimeProvider"/> too, unless another one is registered, so that waiting is on the same clock.</remarks>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IHttpClientBuilder UseFakeGraph(this IHttpClientBuilder builder, FakeGraph graph)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(graph);
        builder.Services.TryAddSingleton(graph.TimeProvider);
        return builder.ConfigurePrimaryHttpMessageHandler(graph.CreateHandler);
    }
}
