namespace Cli;

internal static class ExitCode
{
    public const int Done = 0;
    public const int GraphError = 1;
    public const int BadInput = 2;

    /// <summary>What shells expect after Ctrl+C: 128 plus the number of the signal.</summary>
    public const int Interrupted = 130;
}
