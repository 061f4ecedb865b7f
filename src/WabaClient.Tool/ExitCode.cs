namespace WabaClient.Tool;

/// <summary>The exit codes of all commands.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int Usage = 2;
    public const int Changes = 3;

    /// <summary>The token, a permission or the signature of the calls is missing or wrong.</summary>
    public const int Credentials = 4;

    public const int Throttled = 5;

    /// <summary>Some businesses or edges failed, and there is output of the others.</summary>
    public const int SomeFailed = 6;

    /// <summary>Interrupted by Ctrl-C: 128 plus the number of the signal, as shells expect.</summary>
    public const int Interrupted = 130;

    public static int Of(Exception failure) => failure switch
    {
        InvalidAccessTokenException or PermissionDeniedException or InvalidSignatureException => Credentials,
        RateLimitedException => Throttled,
        InterruptedException => Interrupted,
        _ => Failed,
    };
}
