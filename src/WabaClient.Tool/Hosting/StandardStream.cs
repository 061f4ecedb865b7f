namespace WabaClient.Tool;

/// <summary>Opens standard output and standard error.</summary>
internal static class StandardStream
{
    public const int Output = 1;
    public const int Error = 2;

    public static Stream Open(int descriptor)
    {
        if (!OperatingSystem.IsWindows())
            return new DescriptorStream(descriptor);
        return descriptor == Output ? Console.OpenStandardOutput() : Console.OpenStandardError();
    }
}
