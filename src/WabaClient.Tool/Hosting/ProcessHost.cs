using System.Collections;
using System.Runtime.InteropServices;
using System.Text;

namespace WabaClient.Tool;

/// <summary>The process of the tool: its streams, its terminal, and the signals that end it.</summary>
internal sealed class ProcessHost : IDisposable
{
    private readonly CancellationTokenSource _interrupted = new();
    private readonly List<PosixSignalRegistration> _registrations = [];

    public ProcessHost()
    {
        Dictionary<string, string> environment = ReadEnvironment();
        if (OperatingSystem.IsWindows())
            Console.OutputEncoding = Encoding.UTF8;
        Host = new ToolHost
        {
            OpenInput = () => new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false)),
            Output = StandardOutput.Open(),
            Error = new StreamWriter(StandardError.Open(), new UTF8Encoding(false)) { AutoFlush = true },
            Environment = environment,
            OutputScreen = Console.IsOutputRedirected ? null : ScreenOf(environment),
            ErrorScreen = Console.IsErrorRedirected ? null : ErrorScreenOf(environment),
            CatchInterrupts = CatchInterrupts,
        };
    }

    public ToolHost Host { get; }

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
            registration.Dispose();
        _interrupted.Dispose();
    }

    private static Dictionary<string, string> ReadEnvironment()
    {
        Dictionary<string, string> environment = [];
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
            environment[(string)variable.Key] = (string?)variable.Value ?? "";
        return environment;
    }

    private static Screen ScreenOf(Dictionary<string, string> environment)
    {
        bool isDumb = environment.GetValueOrDefault("TERM") == "dumb";
        bool hasColor = !isDumb && string.IsNullOrEmpty(environment.GetValueOrDefault("NO_COLOR"));
        return new Screen(TerminalWidth.Read(), hasColor, !isDumb);
    }

    // The reader of a pipe often writes to the same terminal, where it would interfere with a line that is updated.
    private static Screen ErrorScreenOf(Dictionary<string, string> environment)
    {
        Screen screen = ScreenOf(environment);
        bool canRedraw = screen.CanRedraw && !(Console.IsOutputRedirected && StandardStream.IsPipe(StandardStream.Output));
        return screen with { CanRedraw = canRedraw };
    }

    private CancellationToken CatchInterrupts()
    {
        if (_registrations.Count == 0)
        {
            _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt));
            _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt));
        }

        return _interrupted.Token;
    }

    // The first signal cancels the command; a second one ends the process.
    private void Interrupt(PosixSignalContext context)
    {
        if (_interrupted.IsCancellationRequested)
            return;
        context.Cancel = true;
        _interrupted.Cancel();
    }
}
