using Microsoft.Extensions.DependencyInjection.Extensions;
using WabaClient.Testing;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>
/// Connects registered clients to a <see cref="FakeGraph"/>. Like the service collection, the methods are not
/// thread-safe.
/// </summary>
public static class FakeGraphHttpClientBuilderExtensions
{
    /// <summary>
    /// Connects the client to a <see cref="FakeGraph"/> in memory:
    /// <c>services.AddWabaClient(…).UseFakeGraph(graph)</c>.
    /// </summary>
    /// <param name="builder">
    /// The builder that <c>AddWabaClient</c> returned. To change an existing registration, call <c>AddWabaClient()</c>
    /// again.
    /// </param>
    /// <param name="graph">The graph.</param>
    /// <returns><paramref name="builder"/>.</returns>
    /// <remarks>
    /// Also registers the graph's <see cref="FakeGraphOptions.TimeProvider"/>, unless another one is registered, so
    /// that waits use the same clock. The settings are not changed. For a test that retries without waiting, set
    /// <see cref="WabaClient.WabaClientOptions.BaseDelay"/> to zero or use a fake clock for the graph.
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
