namespace WabaClient.PackageTests.Support;

/// <summary>A project as a new user makes it: <c>dotnet new</c>, then <c>dotnet add package</c>; for both targets, to restore it once.</summary>
internal sealed class NewProject
{
    /// <summary>The target for which a project is built, and how it is run.</summary>
    public static readonly IReadOnlyList<string> Frameworks = ["net10.0", "net8.0"];

    private readonly string _folder;
    private readonly Dictionary<string, string> _environment;

    private NewProject(string folder, Dictionary<string, string> environment)
    {
        _folder = folder;
        _environment = environment;
    }

    public static async Task<NewProject> CreateAsync(
        LocalFeed feed, string template, string name, params string[] packages)
    {
        NewProject project = new(feed.NewFolder(name), feed.Environment);
        await project.DotnetAsync("new", template, "--framework", "net10.0", "--no-restore");
        string file = Path.Combine(project._folder, name + ".csproj");
        string text = await File.ReadAllTextAsync(file);
        Assert.Contains("<TargetFramework>net10.0</TargetFramework>", text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, text.Replace("<TargetFramework>net10.0</TargetFramework>", "<TargetFrameworks>net8.0;net10.0</TargetFrameworks>", StringComparison.Ordinal));
        foreach (string package in packages)
            await project.DotnetAsync("add", "package", package);
        return project;
    }

    public void Write(string file, string text) => File.WriteAllText(Path.Combine(_folder, file), text);

    /// <summary>Copies a file of the tests' own <c>Programs</c> folder.</summary>
    public void Copy(string program, string file) =>
        File.Copy(
            Path.Combine(AppContext.BaseDirectory, "Programs", program),
            Path.Combine(_folder, file),
            overwrite: true);

    public Task<string> RunAsync(string framework, Dictionary<string, string> environment) =>
        Dotnet.RunAsync(_folder, RunEnvironment(environment), RunArguments(framework));

    public RunningProgram Start(string framework, Dictionary<string, string> environment) =>
        new(Dotnet.StartInfo("dotnet", _folder, RunEnvironment(environment), RunArguments(framework)));

    private static string[] RunArguments(string framework) => ["run", "--framework", framework, "--no-launch-profile"];

    private Task DotnetAsync(params string[] arguments) => Dotnet.RunAsync(_folder, _environment, arguments);

    private Dictionary<string, string> RunEnvironment(Dictionary<string, string> more) => new(_environment.Concat(more))
    {
        // Where no runtime 8.0 is installed, the net8.0 program runs on a newer one.
        ["DOTNET_ROLL_FORWARD"] = "Major",
        ["CheckEolTargetFramework"] = "false",
        ["TreatWarningsAsErrors"] = "true",
    };
}
