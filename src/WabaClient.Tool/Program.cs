namespace WabaClient.Tool;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        using ProcessHost process = new();
        try
        {
            return await WabaCommand.RunAsync(args, process.Host);
        }
        catch (Exception e)
        {
            // Not the message or the stack trace, which could contain anything.
            await process.Host.Error.WriteLineAsync($"Unexpected error: {e.GetType().Name}.");
            return ExitCode.Failed;
        }
    }
}
