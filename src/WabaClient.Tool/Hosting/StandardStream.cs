using Microsoft.Win32.SafeHandles;

namespace WabaClient.Tool;

/// <summary>Opens standard output and standard error.</summary>
/// <remarks>
/// The streams of <see cref="Console"/> print control sequences of their own on a terminal, and ignore that the reader of a pipe has
/// gone, so that a command would list to the end for nobody. A <see cref="FileStream"/> does neither, but keeps a position of its own
/// in a file that others write to as well.
/// </remarks>
internal static class StandardStream
{
    public const int Output = 1;
    public const int Error = 2;

    public static Stream Open(int descriptor) => OpenUnbuffered(descriptor)
        ?? (descriptor == Output ? Console.OpenStandardOutput() : Console.OpenStandardError());

    private static FileStream? OpenUnbuffered(int descriptor)
    {
        if (OperatingSystem.IsWindows())
            return null;
        try
        {
            FileStream stream = new(new SafeFileHandle(descriptor, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            return stream.CanSeek ? null : stream;
        }
        catch (Exception e) when (e is IOException or ArgumentException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
