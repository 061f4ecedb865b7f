using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace WabaClient.Tests.Support;

/// <summary>
/// A PostgreSQL server with a new cluster in the folder for temporary files. It is reached by a Unix socket, so that no port is
/// needed, and ends with this process, even if that is killed.
/// </summary>
internal sealed class PostgresCluster : IAsyncDisposable
{
    private const string Installed = "/usr/lib/postgresql";

    // PostgreSQL refuses to run as root. This user owns nothing but the folder.
    private static readonly string[] AsNobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"];

    private readonly string _folder;
    private readonly Process _process;

    private PostgresCluster(string folder, Process process)
    {
        _folder = folder;
        _process = process;
        DataSource = NpgsqlDataSource.Create(
            $"Host={folder};Username=postgres;Database=postgres;Maximum Pool Size=40;Timeout=120;Command Timeout=120");
    }

    public NpgsqlDataSource DataSource { get; }

    /// <summary>Starts a server, and returns when it answers. Null: PostgreSQL is not installed.</summary>
    public static async Task<PostgresCluster?> StartAsync()
    {
        if (FindBinaries() is not { } binaries)
            return null;

        string folder = Path.Combine(Path.GetTempPath(), $"waba-pg-{Guid.NewGuid():N}"[..16]);
        PostgresCluster cluster = new(folder, StartProcess(binaries, folder));
        await cluster.UntilItAnswersAsync();
        return cluster;
    }

    public async ValueTask DisposeAsync()
    {
        await DataSource.DisposeAsync();
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string? FindBinaries() => !Directory.Exists(Installed)
        ? null
        : Directory.GetDirectories(Installed)
            .OrderByDescending(folder => double.TryParse(
                Path.GetFileName(folder), CultureInfo.InvariantCulture, out double version) ? version : 0)
            .Select(folder => Path.Combine(folder, "bin"))
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")));

    // The shell ends the server when its input ends, which is when this process ends.
    private static Process StartProcess(string binaries, string folder)
    {
        string script =
            $"""
            set -e
            mkdir -m 755 {folder}
            {binaries}/initdb -D {folder}/data -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >{folder}/log 2>&1
            {binaries}/postgres -D {folder}/data -k {folder} -c listen_addresses= -c fsync=off -c max_connections=200 \
                >>{folder}/log 2>&1 </dev/null &
            read -r _ || true
            kill -INT $!
            wait $! || true
            """;
        string[] command = [.. Environment.IsPrivilegedProcess ? AsNobody : [], "sh", "-c", script];
        return Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            WorkingDirectory = Path.GetTempPath(),
        })!;
    }

    private async Task UntilItAnswersAsync()
    {
        while (true)
        {
            if (_process.HasExited)
                throw new InvalidOperationException($"PostgreSQL ended: {ReadLog()}");

            try
            {
                await using NpgsqlConnection connection = await DataSource.OpenConnectionAsync();
                return;
            }
            catch (NpgsqlException)
            {
                // It is not ready yet.
                await Task.Delay(50);
            }
        }
    }

    private string ReadLog() => File.Exists(Path.Combine(_folder, "log")) ? File.ReadAllText(Path.Combine(_folder, "log")) : "";
}
