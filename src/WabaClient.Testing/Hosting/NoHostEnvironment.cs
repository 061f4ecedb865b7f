using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace WabaClient.Testing;

/// <summary>An environment with default values, for a server without a host.</summary>
internal sealed class NoHostEnvironment : IHostEnvironment
{
    public string ApplicationName { get; set; } = nameof(FakeGraphServer);

    public string EnvironmentName { get; set; } = Environments.Production;

    public string ContentRootPath { get; set; } = "";

    public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
}
