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
            // Neither the message nor the stack trace, which could contain anything.
            await process.Host.Error.WriteLineAsync($"Unexpected error: {e.GetType().Name}.");
            return ExitCode.Failed;
        }
    }
}
