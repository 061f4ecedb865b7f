using System.Runtime.InteropServices;

namespace WabaClient.Tool;

/// <summary>Opens standard output and standard error.</summary>
internal static partial class StandardStream
{
    public const int Output = 1;
    public const int Error = 2;

    // What a seek of a pipe, a socket or a terminal fails with.
    private const int IllegalSeek = 29;
    private const int Current = 1;

    /// <summary>Returns whether a stream that is not a terminal leads to another process.</summary>
    public static bool IsPipe(int descriptor) =>
        !OperatingSystem.IsWindows() && Seek(descriptor, 0, Current) < 0 && Marshal.GetLastPInvokeError() == IllegalSeek;

    public static Stream Open(int descriptor)
    {
        if (!OperatingSystem.IsWindows())
            return new DescriptorStream(descriptor);
        return descriptor == Output ? Console.OpenStandardOutput() : Console.OpenStandardError();
    }

    [LibraryImport("libc", EntryPoint = "lseek", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Seek(int descriptor, nint offset, int origin);
}
