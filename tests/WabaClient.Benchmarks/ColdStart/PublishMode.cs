namespace WabaClient.Benchmarks.ColdStart;

/// <summary>A way to publish a program.</summary>
internal sealed record PublishMode(string Name, params string[] Arguments)
{
    public static IReadOnlyList<PublishMode> All { get; } =
    [
        new("JIT", "--no-self-contained"),
        new("ReadyToRun", "--no-self-contained", "-p:PublishReadyToRun=true"),
        new("native AOT", ["-p:PublishAot=true", .. Linker]),
    ];

    // By default, the SDK links with clang.
    private static string[] Linker => IsOnPath("clang") || !IsOnPath("gcc") ? [] : ["-p:CppCompilerAndLinker=gcc"];

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(
            folder => File.Exists(Path.Combine(folder, program)));
}
