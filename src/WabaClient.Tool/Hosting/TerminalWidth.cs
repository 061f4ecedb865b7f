using System.Runtime.InteropServices;

namespace WabaClient.Tool;

/// <summary>Reads the width of the terminal.</summary>
/// <remarks>On Linux, <see cref="Console"/> is not used, because it prints its own control sequences.</remarks>
internal static partial class TerminalWidth
{
    private const int Default = 80;
    private const int Least = 20;
    private const nuint GetWindowSize = 0x5413;
    private const int StandardOutput = 1;
    private const int StandardError = 2;

    public static int Read()
    {
        int width = OperatingSystem.IsLinux()
            ? Math.Max(ReadOnLinux(StandardOutput), ReadOnLinux(StandardError))
            : Console.WindowWidth;
        return width <= 0 ? Default : Math.Max(width, Least);
    }

    private static int ReadOnLinux(int descriptor) =>
        GetTerminalAttribute(descriptor, GetWindowSize, out WindowSize size) == 0 ? size.Columns : 0;

    [LibraryImport("libc", EntryPoint = "ioctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetTerminalAttribute(int descriptor, nuint request, out WindowSize size);

    [StructLayout(LayoutKind.Sequential)]
    private struct WindowSize
    {
        public ushort Rows;
        public ushort Columns;
        public ushort Width;
        public ushort Height;
    }
}
