using System.CommandLine;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace WabaClient.Tool;

/// <summary><c>waba board</c>: a page in the browser with businesses, accounts, numbers, changes and limits.</summary>
internal sealed class BoardCommand : ToolCommand
{
    private const int DefaultPort = 5080;
    private const string NoAddress = "--host must be an address of this computer, such as 192.168.0.10, or 0.0.0.0 for all of them.";

    private static readonly TimeSpan NoticeInterval = TimeSpan.FromSeconds(10);

    private readonly SessionOptions _session;

    private readonly BusinessesArgument _businesses = new();

    private readonly StateOption _state = new();

    private readonly Option<string?> _port = new("--port")
    {
        HelpName = "PORT",
        Description = $"The port; {DefaultPort} by default, 0 for a free one.",
    };

    private readonly Option<string?> _host = new("--host")
    {
        HelpName = "ADDRESS",
        Description = "The address to listen on; 127.0.0.1 by default. With another one, other computers can reach the board.",
    };

    private readonly Option<bool> _open = new("--open") { Description = "Open the page in the browser." };

    private long _printedAt;

    public BoardCommand(ToolHost host)
        : base(
            host,
            "board",
            "Show accounts, numbers, changes and failures on a page in the browser, until Ctrl-C.",
            "board --fake --open",
            "board 1234567890 --state accounts.json")
    {
        Add(_businesses);
        Add(_state);
        Add(_port);
        Add(_host);
        Add(_open);
        _session = new(this);
    }

    protected override async Task<int> RunAsync(ParseResult result, ErrorOutput errors)
    {
        try
        {
            return await ServeAsync(result, errors);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw StateFile.NotSaved(e);
        }
    }

    private async Task<int> ServeAsync(ParseResult result, ErrorOutput errors)
    {
        SessionRequest access = _session.Read(result);
        IPAddress address = ReadAddress(result);
        int port = OptionValue.Number(result, _port, 0, IPEndPoint.MaxPort) ?? DefaultPort;
        BusinessId[] businesses = _businesses.Read(result);
        DemoWorld? demo = access.IsFake ? new DemoWorld() : null;
        UsageTap tap = new();
        await using Session session = Session.Open(access, Host, errors, tap, demo?.Graph);
        TimeProvider clock = demo?.Clock ?? Host.Clock;
        // What the board has acknowledged is not needed any more. The baseline would be half of the state.
        InventoryOptions options = new() { Fields = BoardFields.All, ChangeRetention = TimeSpan.Zero };
        if (demo is not null)
            options.Interval = DemoWorld.Interval;
        InventoryStore store = StateFile.Open(result.GetValue(_state), session, Host);
        using IDisposable? closing = store as IDisposable;
        // The text of a large file is not needed any more, and would otherwise stay in memory for a long time.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
        AccountInventory inventory = new(session.Client, store, options, clock);
        BoardWorld world = new(clock, access.IsFake);
        BoardWatch watch = new(inventory, session.Client, tap, world, businesses.Length == 0 ? null : businesses, clock);
        using BoardActions actions = new(inventory, session.Client, watch);
        try
        {
            await using BoardServer server = await StartAsync(new IPEndPoint(address, port), world, actions, session.Interrupted);
            Print(server.Address);
            Announce(errors, address);
            server.KeyRefused += (_, _) => PrintAgain(server.Address, errors);
            if (result.GetValue(_open))
                Open(server.Address, errors);
            await RunAsync(demo, inventory, watch, session.Interrupted);
        }
        catch (OperationCanceledException) when (session.Interrupted.IsCancellationRequested)
        {
        }

        return ExitCode.Done;
    }

    private static async Task<BoardServer> StartAsync(
        IPEndPoint endPoint, BoardWorld world, BoardActions actions, CancellationToken interrupted)
    {
        try
        {
            return await BoardServer.StartAsync(endPoint, new BoardKeys(), world, actions, interrupted);
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressNotAvailable)
        {
            throw new UsageException(NoAddress);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            throw SettingsProblems.PortInUse(endPoint.Port);
        }
    }

    private static async Task RunAsync(
        DemoWorld? demo, AccountInventory inventory, BoardWatch watch, CancellationToken interrupted)
    {
        if (demo is null)
        {
            await watch.RunAsync(interrupted);
            return;
        }

        await demo.CatchUpAsync(inventory, interrupted);
        await Task.WhenAll(demo.RunAsync(interrupted), watch.RunAsync(interrupted));
    }

    private IPAddress ReadAddress(ParseResult result)
    {
        if (result.GetValue(_host) is not { } text)
            return IPAddress.Loopback;
        return IPAddress.TryParse(text, out IPAddress? address)
            ? address
            : throw new UsageException(NoAddress);
    }

    private static void Announce(ErrorOutput errors, IPAddress address)
    {
        if (!IPAddress.IsLoopback(address))
        {
            errors.Warning(
                "Warning: other computers can reach the board, and the connection is not encrypted. "
                + "Use it only in a network that you trust.");
        }

        errors.Notice("Open the address in a browser; it works once. Press Ctrl-C to stop.");
    }

    private void Print(Uri address)
    {
        Host.Output.Write(Encoding.UTF8.GetBytes($"{address}\n"));
        Host.Output.Flush();
    }

    // Not more often, because any program on this computer can send a wrong key.
    private void PrintAgain(Uri address, ErrorOutput errors)
    {
        long now = Host.Clock.GetTimestamp();
        long last = Interlocked.Exchange(ref _printedAt, now);
        if (last == 0 || Host.Clock.GetElapsedTime(last, now) > NoticeInterval)
            errors.Notice($"The address was used already. Here is another one: {address}");
    }

    private static void Open(Uri address, ErrorOutput errors)
    {
        try
        {
            using Process? browser = Process.Start(new ProcessStartInfo(address.AbsoluteUri) { UseShellExecute = true });
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            errors.Notice("No browser could be started.");
        }
    }
}
