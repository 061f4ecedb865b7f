using System.Runtime.InteropServices;

namespace WabaClient.Tool;

/// <summary>Writes to a file descriptor of a Unix system.</summary>
/// <remarks>
/// The streams of <see cref="Console"/> print their own control sequences on a terminal, and ignore that the reader of
/// a pipe has closed it, so that a command would continue although its output is not read. A <see cref="FileStream"/>
/// keeps its own position in a file to which others write as well.
/// </remarks>
internal sealed partial class DescriptorStream(int descriptor) : WriteOnlyStream
{
    private const int Interrupted = 4;

    /// <summary>Gets the error number of what would have to wait (<c>EAGAIN</c>).</summary>
    public static int WouldBlock => OperatingSystem.IsLinux() ? 11 : 35;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            nint written = Write(descriptor, buffer, (nuint)buffer.Length);
            if (written >= 0)
                buffer = buffer[(int)written..];
            else if (Marshal.GetLastPInvokeError() is var error and not Interrupted)
                WaitOrThrow(error);
        }
    }

    // A descriptor that another process has made non-blocking can be full for a while.
    private static void WaitOrThrow(int error)
    {
        if (error != WouldBlock)
            throw new IOException(Marshal.GetPInvokeErrorMessage(error), error);
        Thread.Sleep(1);
    }

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Write(int descriptor, ReadOnlySpan<byte> buffer, nuint count);
}
