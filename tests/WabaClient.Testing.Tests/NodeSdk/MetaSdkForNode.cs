using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace WabaClient.Testing.Tests.NodeSdk;

/// <summary>Meta's SDK for Node, installed once into a temporary folder.</summary>
public sealed class MetaSdkForNode : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("waba-node-sdk-");
    private string? _missing;

    public async ValueTask InitializeAsync()
    {
        foreach (string file in new[] { "package.json", "list-accounts.cjs" })
            File.Copy(Path.Combine(AppContext.BaseDirectory, "NodeSdk", file), Path.Combine(_folder.FullName, file));
        try
        {
            (int exitCode, _, string errors) = await RunAsync("npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error");
            _missing = exitCode == 0 ? null : $"npm could not install facebook-nodejs-business-sdk: {errors}";
        }
        catch (Win32Exception)
        {
            _missing = "Node and npm are not installed; they run Meta's own SDK against the fake Graph.";
        }
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return default;
    }

    /// <summary>Lists a business's accounts; skips the test where Node is missing.</summary>
    public async Task<JsonElement> ListAsync(Uri graph, string token, string businessId)
    {
        Assert.SkipWhen(_missing is not null, _missing ?? "");
        (int exitCode, string output, string errors) = await RunAsync("node", "list-accounts.cjs", graph.AbsoluteUri.TrimEnd('/'), token, businessId);
        Assert.True(exitCode == 0, errors);
        return JsonDocument.Parse(output).RootElement;
    }

    private async Task<(int ExitCode, string Output, string Errors)> RunAsync(string program, params string[] arguments)
    {
        using Process process = new()
        {
            StartInfo = new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = _folder.FullName,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        process.Start();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }
}
