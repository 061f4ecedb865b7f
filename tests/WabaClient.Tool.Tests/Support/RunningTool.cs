namespace WabaClient.Tool.Tests.Support;

/// <summary>The tool in this process, running until it is interrupted.</summary>
internal sealed class RunningTool : IDisposable
{
    private readonly CancellationTokenSource _interrupts = new();
    private readonly Task<ToolResult> _running;

    public RunningTool(ToolRun run, params string[] args)
    {
        run.Interrupts = _interrupts.Token;
        run.Output = Output;
        run.Error = Error;
        _running = run.RunAsync(args);
    }

    public NotifyingStream Output { get; } = new();

    public NotifyingStream Error { get; } = new();

    public Task UntilPrintedAsync(string text) => Output.WaitForAsync(text);

    public async Task<ToolResult> InterruptAsync()
    {
        await _interrupts.CancelAsync();
        return await _running;
    }

    public void Dispose()
    {
        _interrupts.Dispose();
        Output.Dispose();
        Error.Dispose();
    }
}
