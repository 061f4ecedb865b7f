using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace WabaClient.Testing;

/// <summary>The environment of a server without a host: none.</summary>
internal sealed class NoHostEnvironment : IHostEnvironment
{
    public string ApplicationName { get; set; } = nameof(FakeGraphServer);

    public string EnvironmentName { get; set; } = Environments.Production;

    public string ContentRootPath { get; set; } = "";

    public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
}
