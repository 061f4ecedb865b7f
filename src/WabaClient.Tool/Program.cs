namespace WabaClient.Tool;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        using ProcessHost process = new();
        return await WabaCommand.RunAsync(args, process.Host);
    }
}
