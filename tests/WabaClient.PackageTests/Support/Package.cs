using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace WabaClient.PackageTests.Support;

/// <summary>The contents of a package and of its symbol package.</summary>
internal sealed partial class Package(string pathWithoutExtension)
{
    private readonly Lazy<XElement> _metadata = new(() => ReadMetadata(pathWithoutExtension + ".nupkg"));

    public IReadOnlyList<string> Files => Entries(pathWithoutExtension + ".nupkg");

    public IReadOnlyList<string> SymbolFiles => Entries(pathWithoutExtension + ".snupkg");

    public byte[] Read(string file) => Read(pathWithoutExtension + ".nupkg", file);

    public byte[] ReadSymbols(string file) => Read(pathWithoutExtension + ".snupkg", file);

    public XElement? Metadata(string name) => _metadata.Value.Element(_metadata.Value.Name.Namespace + name);

    /// <summary>The dependencies, a line each: target, package, lowest version.</summary>
    public IEnumerable<string> Dependencies() =>
        from dependency in _metadata.Value.Descendants(_metadata.Value.Name.Namespace + "dependency")
        select $"{dependency.Parent!.Attribute("targetFramework")!.Value} {dependency.Attribute("id")!.Value} {dependency.Attribute("version")!.Value}";

    /// <summary>The C# blocks of the package's README, in order.</summary>
    public IReadOnlyList<string> ReadmeSnippets() =>
        [.. CSharpBlock().Matches(System.Text.Encoding.UTF8.GetString(Read("README.md"))).Select(block => block.Groups[1].Value)];

    private static IReadOnlyList<string> Entries(string path)
    {
        using ZipArchive archive = ZipFile.OpenRead(path);
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }

    private static byte[] Read(string path, string file)
    {
        using ZipArchive archive = ZipFile.OpenRead(path);
        using Stream content = archive.GetEntry(file)?.Open() ?? throw new InvalidOperationException(
            $"{path} has no {file}.");
        using MemoryStream copy = new();
        content.CopyTo(copy);
        return copy.ToArray();
    }

    private static XElement ReadMetadata(string path)
    {
        string nuspec = Entries(path).Single(file => file.EndsWith(".nuspec", StringComparison.Ordinal));
        using MemoryStream content = new(Read(path, nuspec));
        XElement package = XElement.Load(content);
        return package.Element(package.Name.Namespace + "metadata")!;
    }

    [GeneratedRegex("^```csharp\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CSharpBlock();
}
