using Microsoft.Extensions.DependencyInjection.Extensions;
using WabaClient.Testing;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Connects registered clients to a <see cref="FakeGraph"/>.</summary>
public static class FakeGraphHttpClientBuilderExtensions
{
    /// <summary>
    /// Connects the client to a <see cref="FakeGraph"/> in memory: <c>services.AddWabaClient(…).UseFakeGraph(graph)</c>.
    /// </summary>
    /// <param name="builder">
    /// The builder that <c>AddWabaClient</c> returned. To change the registration of an application, call
    /// <c>AddWabaClient()</c> again.
    /// </param>
    /// <param name="graph">The graph.</param>
    /// <returns><paramref name="builder"/>.</returns>
    /// <remarks>
    /// Also registers the graph's <see cref="FakeGraphOptions.TimeProvider"/>, unless another one is registered, so that
    /// waiting happens on the same clock. The settings stay: for a test that retries without sleeping, set
    /// <see cref="WabaClient.WabaClientOptions.BaseDelay"/> to zero or give the graph a fake clock.
    /// </remarks>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IHttpClientBuilder UseFakeGraph(this IHttpClientBuilder builder, FakeGraph graph)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(graph);
        builder.Services.TryAddSingleton(graph.TimeProvider);
        return builder.ConfigurePrimaryHttpMessageHandler(graph.CreateHandler);
    }
}
