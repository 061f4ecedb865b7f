using System.ComponentModel;
using System.Diagnostics;

namespace WabaClient.Testing.Tests.Clients;

/// <summary>A client as a program: it reads cases from its standard input and writes an answer for each.</summary>
/// <param name="Name">The client, as <c>docs/clients.md</c> names it.</param>
/// <param name="Runtime">The Debian packages that have to be installed to run it.</param>
/// <param name="Command">The command and its arguments.</param>
internal sealed record ClientProgram(string Name, string Runtime, string[] Command)
{
    // As in Automake's tests, this exit code means that a requirement of the program is missing.
    private const int Missing = 77;

    /// <summary>A command to run once before, or null.</summary>
    public string[]? Setup { get; init; }

    /// <summary>The version of HTTP that the program negotiates over TLS.</summary>
    public string ProtocolOverTls { get; init; } = "1.1";

    /// <summary>Runs the program; skips the test where the runtime is missing.</summary>
    /// <returns>The lines that it wrote.</returns>
    public async Task<string[]> RunAsync(
        IEnumerable<string> lines,
        string certificate,
        CancellationToken cancellationToken)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("waba-client-");
        try
        {
            foreach (FileInfo file in new DirectoryInfo(Path.Combine(AppContext.BaseDirectory, "Clients", "Drivers")).GetFiles())
                file.CopyTo(Path.Combine(folder.FullName, file.Name));
            string certificateFile = Path.Combine(folder.FullName, "fake.pem");
            await File.WriteAllTextAsync(certificateFile, certificate, cancellationToken);

            if (Setup is not null)
                await StartAsync(folder, Setup, certificateFile, "", cancellationToken);
            string output = await StartAsync(
                folder,
                [.. Command, certificateFile],
                certificateFile,
                string.Concat(lines.Select(line => line + "\n")),
                cancellationToken);
            return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<string> StartAsync(
        DirectoryInfo folder,
        string[] command,
        string certificateFile,
        string input,
        CancellationToken cancellationToken)
    {
        using Process process = new()
        {
            StartInfo = new ProcessStartInfo(command[0], command[1..])
            {
                WorkingDirectory = folder.FullName,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["NODE_EXTRA_CA_CERTS"] = certificateFile, ["NO_PROXY"] = "*", ["no_proxy"] = "*" },
            },
        };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            Assert.Skip($"'{command[0]}' is not installed; {Name} needs {Runtime}.");
        }

        using CancellationTokenRegistration kill = cancellationToken.Register(
            () => process.Kill(entireProcessTree: true));
        Task<string> output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        Task<string> errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        await WriteAsync(process, input);
        await process.WaitForExitAsync(cancellationToken);
        Assert.SkipWhen(process.ExitCode == Missing, $"{Name} needs {Runtime}: {await errors}");
        Assert.True(
            process.ExitCode == 0,
            $"'{string.Join(' ', command)}' of {Name} ended with {process.ExitCode}: {await errors}");
        return await output;
    }

    private static async Task WriteAsync(Process process, string input)
    {
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended without reading; its exit code shows the reason.
        }
    }
}
