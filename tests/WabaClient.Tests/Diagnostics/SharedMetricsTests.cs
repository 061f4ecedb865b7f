using System.Diagnostics.Metrics;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.Extensions.DependencyInjection;

namespace WabaClient.Tests.Diagnostics;

public sealed class SharedMetricsTests
{
    [Fact]
    public async Task Where_all_clients_are_in_a_container_each_instrument_is_published_once()
    {
        await using ServiceProvider services = new ServiceCollection().AddMetrics().BuildServiceProvider();

        // Other tests have clients without a container, so the library is loaded once more.
        AssemblyLoadContext process = new("Another process", isCollectible: true);
        Type metrics = process.LoadFromAssemblyPath(typeof(BusinessAccountsClient).Assembly.Location)
            .GetType(typeof(WabaMetrics).FullName!, throwOnError: true)!;

        // Instruments are announced on the thread that creates them; those of other tests come on other threads, or with Start.
        List<string> published = [];
        int thread = Environment.CurrentManagedThreadId;
        using MeterListener listener = new()
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (Environment.CurrentManagedThreadId == thread)
                    published.Add(instrument.Name);
            },
        };
        listener.Start();
        published.Clear();
        Activator.CreateInstance(metrics, services.GetRequiredService<IMeterFactory>());

        Assert.Contains("waba.client.page.duration", published);
        Assert.Equal(published.Distinct(), published);
        process.Unload();
    }
}
