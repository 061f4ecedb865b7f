using System.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace WabaClient.Testing;

/// <summary>
/// Collects the services of Kestrel without a host, which would read the environment and handle Ctrl-C.
/// </summary>
internal sealed class KestrelServices : IWebHostBuilder
{
    private readonly ServiceCollection _services = [];

    public KestrelServices()
    {
        DiagnosticListener silent = new(nameof(FakeGraphServer));
        _services.AddLogging().AddMetrics().AddSingleton(silent).AddSingleton<DiagnosticSource>(silent);
        _services.AddSingleton<IHostEnvironment, NoHostEnvironment>();
    }

    public ServiceProvider BuildProvider() => _services.BuildServiceProvider();

    IWebHost IWebHostBuilder.Build() => throw new NotSupportedException();

    IWebHostBuilder IWebHostBuilder.ConfigureAppConfiguration(
        Action<WebHostBuilderContext, IConfigurationBuilder> configureDelegate) => this;

    IWebHostBuilder IWebHostBuilder.ConfigureServices(Action<IServiceCollection> configureServices)
    {
        configureServices(_services);
        return this;
    }

    IWebHostBuilder IWebHostBuilder.ConfigureServices(Action<WebHostBuilderContext, IServiceCollection> configureServices)
    {
        configureServices(new WebHostBuilderContext(), _services);
        return this;
    }

    string? IWebHostBuilder.GetSetting(string key) => null;

    IWebHostBuilder IWebHostBuilder.UseSetting(string key, string? value) => this;
}
