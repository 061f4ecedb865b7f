using System.Diagnostics;
using System.Globalization;
using Npgsql;
using WabaClient.Tests.Support;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace WabaClient.Tests.Support;

/// <summary>
/// A PostgreSQL of this test run: a new cluster in the folder for temporary files, reached by a Unix socket, so that no port is
/// needed. It is started by the first test that asks for it, and ends when the run does, even if that is killed.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string Missing = "PostgreSQL is not installed; on Debian and Ubuntu: apt-get install postgresql";

    // No user of this kind can do anything outside of the folder; PostgreSQL refuses to run as root.
    private static readonly string[] AsNobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"];

    private readonly SemaphoreSlim _starting = new(1);
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"waba-pg-{Guid.NewGuid():N}"[..16]);
    private NpgsqlDataSource? _dataSource;
    private Process? _process;

    /// <summary>Gets the connection string of the database.</summary>
    public string ConnectionString =>
        $"Host={_folder};Username=postgres;Database=postgres;Maximum Pool Size=40;Timeout=120;Command Timeout=120";

    /// <summary>Returns the data source of the database, or skips the test if PostgreSQL is not installed.</summary>
    public async Task<NpgsqlDataSource> StartAsync()
    {
        string binaries = FindBinaries();
        Assert.SkipWhen(binaries.Length == 0, Missing);
        await _starting.WaitAsync();
        try
        {
            return _dataSource ??= await StartAsync(binaries);
        }
        finally
        {
            _starting.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_dataSource is not null)
            await _dataSource.DisposeAsync();
        if (_process is not null)
        {
            _process.StandardInput.Close();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
        _starting.Dispose();
    }

    private static string FindBinaries() =>
        new[] { "/usr/lib/postgresql" }
            .Where(Directory.Exists)
            .SelectMany(Directory.GetDirectories)
            .OrderByDescending(folder => double.TryParse(
                Path.GetFileName(folder), CultureInfo.InvariantCulture, out double version) ? version : 0)
            .Select(folder => Path.Combine(folder, "bin"))
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")), "");

    // The shell ends the server when its input ends, which is when this process ends.
    private async Task<NpgsqlDataSource> StartAsync(string binaries)
    {
        string script =
            $"""
            set -e
            mkdir -m 755 {_folder}
            {binaries}/initdb -D {_folder}/data -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >{_folder}/log 2>&1
            {binaries}/postgres -D {_folder}/data -k {_folder} -c listen_addresses= -c fsync=off -c max_connections=200 \
                >>{_folder}/log 2>&1 </dev/null &
            read -r _ || true
            kill -INT $!
            wait $! || true
            """;
        string[] command = [.. Environment.IsPrivilegedProcess ? AsNobody : [], "sh", "-c", script];
        _process = Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            WorkingDirectory = Path.GetTempPath(),
        })!;

        NpgsqlDataSource dataSource = NpgsqlDataSource.Create(ConnectionString);
        while (true)
        {
            Assert.False(_process.HasExited, $"PostgreSQL ended: {ReadLog()}");
            try
            {
                await using NpgsqlConnection connection = await dataSource.OpenConnectionAsync();
                return dataSource;
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
