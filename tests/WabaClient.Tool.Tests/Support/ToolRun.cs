using System.Text;

namespace WabaClient.Tool.Tests.Support;

/// <summary>Runs the tool in this process. Each run checks that no planted secret was printed.</summary>
internal sealed class ToolRun
{
    public Dictionary<string, string> Environment { get; } = [];

    public string Input { get; set; } = "";

    public Screen? OutputScreen { get; set; }

    public Screen? ErrorScreen { get; set; }

    public TimeProvider Clock { get; set; } = TimeProvider.System;

    public CancellationToken Interrupts { get; set; }

    /// <summary>Gets or sets the standard output of one run.</summary>
    public MemoryStream? Output { get; set; }

    /// <summary>Runs the tool on its own fake Graph.</summary>
    public static Task<ToolResult> FakeAsync(params string[] args) => new ToolRun().RunAsync([.. args, "--fake"]);

    /// <summary>Gets or sets the standard error of one run.</summary>
    public NotifyingStream? Error { get; set; }

    public async Task<ToolResult> RunAsync(params string[] args)
    {
        using MemoryStream output = Output ?? new();
        using NotifyingStream errorStream = Error ?? new();
        await using StreamWriter error = new(errorStream) { AutoFlush = true };
        ToolHost host = new()
        {
            OpenInput = () => new StringReader(Input),
            Output = output,
            Error = error,
            Environment = Environment,
            OutputScreen = OutputScreen,
            ErrorScreen = ErrorScreen,
            Clock = Clock,
            CatchInterrupts = () => Interrupts,
        };
        int exitCode = await WabaCommand.RunAsync(args, host);
        ToolResult result = new(exitCode, Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(errorStream.ToArray()));
        Planted.AssertAbsent(result.Output, result.Error);
        return result;
    }
}
