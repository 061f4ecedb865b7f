using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using StackExchange.Redis;

namespace WabaClient.Tests.Support;

/// <summary>A redis-server of a test on a free loopback port.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string[] _arguments;
    private readonly string _folder = Directory.CreateTempSubdirectory("waba-redis-").FullName;
    private Process? _process;

    private RedisServer(int port, string? password, string[] arguments)
    {
        Port = port;
        Password = password;
        _arguments = arguments;
    }

    public int Port { get; }

    /// <summary>The password with which the test connects.</summary>
    public string? Password { get; set; }

    public string Configuration => $"127.0.0.1:{Port}";

    /// <summary>Gets a connection string with time-outs that a slow machine does not reach.</summary>
    public string PatientConfiguration => $"{Configuration},connectTimeout=60000,asyncTimeout=60000,syncTimeout=60000";

    /// <summary>Starts a server and waits until it answers. The test is skipped where redis-server is not installed.</summary>
    public static async Task<RedisServer> StartAsync(string? password = null, params string[] arguments)
    {
        while (true)
        {
            RedisServer server = new(FreePort(), password, arguments);
            if (await server.TryStartAsync())
                return server;

            // Another program has taken the port.
            await server.DisposeAsync();
        }
    }

    /// <summary>Returns a port on which nothing listens.</summary>
    public static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Connects for the test itself.</summary>
    public async Task<ConnectionMultiplexer> ConnectAsync()
    {
        ConfigurationOptions options = ConfigurationOptions.Parse(PatientConfiguration);
        (options.Password, options.AllowAdmin, options.AbortOnConnectFail) = (Password, true, false);
        return await ConnectionMultiplexer.ConnectAsync(options);
    }

    /// <summary>Starts the server again on the same port, empty.</summary>
    public async Task RestartAsync()
    {
        await KillAsync();
        Assert.True(await TryStartAsync(), "redis-server does not start again.");
    }

    public async Task KillAsync()
    {
        if (_process is null)
            return;
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Stops the process without ending it (SIGSTOP).</summary>
    public Task SuspendAsync() => SignalAsync("STOP");

    /// <summary>Continues a process that was stopped (SIGCONT).</summary>
    public Task ResumeAsync() => SignalAsync("CONT");

    /// <summary>Runs one command on a separate connection, and returns the first data that arrives.</summary>
    public async Task<string> SendAsync(string command)
    {
        using TcpClient client = new();
        await client.ConnectAsync(IPAddress.Loopback, Port);
        NetworkStream stream = client.GetStream();
        string login = Password is null ? "" : $"AUTH {Password}\r\n";
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes($"{login}{command}\r\n"));
        byte[] buffer = new byte[4096];
        int read = await stream.ReadAsync(buffer);
        return System.Text.Encoding.ASCII.GetString(buffer, 0, read);
    }

    /// <summary>Returns how often each command was run, from <c>INFO commandstats</c>; those of connections themselves left out.</summary>
    public static async Task<Dictionary<string, int>> CommandsAsync(IConnectionMultiplexer connection)
    {
        string text = (string)(await connection.GetDatabase().ExecuteAsync("INFO", "commandstats"))!;
        string[] own = ["info", "ping", "echo", "client", "config", "hello", "auth", "select", "cluster", "sentinel", "subscribe", "get", "memory", "scan"];
        return text.Split('\n')
            .Where(line => line.StartsWith("cmdstat_", StringComparison.Ordinal))
            .Select(line => (
                Name: line["cmdstat_".Length..line.IndexOf(':', StringComparison.Ordinal)],
                Calls: int.Parse(line.Split("calls=")[1].Split(',')[0], CultureInfo.InvariantCulture)))
            .Where(command => !own.Contains(command.Name.Split('|')[0]))
            .ToDictionary(command => command.Name, command => command.Calls);
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<bool> TryStartAsync()
    {
        string[] arguments =
        [
            "--port", $"{Port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--daemonize", "no",
            .. Password is null ? (string[])[] : ["--requirepass", Password],
            .. _arguments,
        ];
        try
        {
            _process = Process.Start(new ProcessStartInfo("redis-server", arguments)
            {
                RedirectStandardOutput = true,
                WorkingDirectory = _folder,
            })!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("redis-server is not installed; .ci/run installs it.");
        }

        _process.OutputDataReceived += static (_, _) => { };
        _process.BeginOutputReadLine();
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < Patience;)
        {
            if (_process.HasExited)
                return false;
            try
            {
                if (!(await SendAsync("PING")).Contains("LOADING", StringComparison.Ordinal) && !_process.HasExited)
                    return true;
            }
            catch (Exception e) when (e is SocketException or IOException)
            {
                // Not yet.
            }

            await Task.Delay(20);
        }

        return false;
    }

    private async Task SignalAsync(string signal)
    {
        using Process kill = Process.Start("sh", ["-c", $"kill -{signal} {_process!.Id}"]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }
}
