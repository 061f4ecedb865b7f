using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using WabaClient.PackageTests.Support;

namespace WabaClient.PackageTests;

/// <summary>The metadata and contents of the packages.</summary>
public sealed class PackageContentTests(LocalFeed feed)
{
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    public static TheoryData<string> Packages => ["WabaClient", "WabaClient.Inventory", "WabaClient.Redis", "WabaClient.Testing"];

    [Fact]
    public void The_library_brings_three_packages_and_no_more()
    {
        string[] ids =
        [
            .. feed.Library.Dependencies().Select(line => string.Join(' ', line.Split(' ')[..2])).Order(
                StringComparer.Ordinal),
        ];
        Assert.Equal(
            [
                "net10.0 Microsoft.Extensions.Http",
                "net10.0 Polly.Core",
                "net8.0 Microsoft.Extensions.Http",
                "net8.0 Polly.Core",
                "net8.0 System.Text.Json",
            ],
            ids);
    }

    [Fact]
    public void The_fake_brings_the_library_of_its_own_version_and_the_shared_web_framework() => Assert.Equal(
        [$"net10.0 WabaClient {feed.Version}", $"net8.0 WabaClient {feed.Version}"],
        feed.Testing.Dependencies().Order(StringComparer.Ordinal));

    [Fact]
    public void The_gate_brings_the_library_of_its_own_version_and_the_Redis_client() => Assert.Equal(
        [
            "net10.0 StackExchange.Redis", $"net10.0 WabaClient {feed.Version}",
            "net8.0 StackExchange.Redis", $"net8.0 WabaClient {feed.Version}",
        ],
        feed.Redis.Dependencies()
            .Select(line => line.Contains("StackExchange", StringComparison.Ordinal) ? line[..line.LastIndexOf(' ')] : line)
            .Order(StringComparer.Ordinal));

    [Fact]
    public void The_inventory_brings_the_library_of_its_own_version_and_no_database_driver() => Assert.Equal(
        [
            "net10.0 Microsoft.Extensions.Hosting.Abstractions", $"net10.0 WabaClient {feed.Version}",
            "net8.0 Microsoft.Extensions.Hosting.Abstractions", $"net8.0 WabaClient {feed.Version}",
        ],
        feed.Inventory.Dependencies()
            .Select(line => line.Contains("Hosting", StringComparison.Ordinal) ? line[..line.LastIndexOf(' ')] : line)
            .Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Packages))]
    public void Versions_of_dependencies_are_floors(string id) =>
        Assert.DoesNotContain(
            PackageOf(id).Dependencies(),
            line => line.Contains('[', StringComparison.Ordinal) || line.Contains(',', StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_says_what_it_is(string id)
    {
        Package package = PackageOf(id);
        Assert.Equal("MIT", package.Metadata("license")?.Value);
        Assert.Equal("README.md", package.Metadata("readme")?.Value);
        Assert.Equal("icon.png", package.Metadata("icon")?.Value);
        Assert.StartsWith(
            $"# {id}\n",
            System.Text.Encoding.UTF8.GetString(package.Read("README.md")),
            StringComparison.Ordinal);
        foreach (string name in (string[])["description", "tags", "releaseNotes", "authors", "copyright"])
            Assert.False(string.IsNullOrWhiteSpace(package.Metadata(name)?.Value), name);
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void The_icon_is_a_PNG_of_128_by_128(string id)
    {
        byte[] icon = PackageOf(id).Read("icon.png");
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], icon[..4]);
        Assert.Equal(
            (128, 128),
            (BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(20))));
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void Each_target_has_an_assembly_with_its_documentation_and_symbols(string id)
    {
        Package package = PackageOf(id);
        foreach (string target in (string[])["net8.0", "net10.0"])
        {
            Assert.Contains($"lib/{target}/{id}.dll", package.Files);
            Assert.Contains($"lib/{target}/{id}.xml", package.Files);
            Assert.Contains($"lib/{target}/{id}.pdb", package.SymbolFiles);
        }
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void The_build_is_deterministic(string id)
    {
        using PEReader assembly = new(ImmutableArray.Create(PackageOf(id).Read($"lib/net10.0/{id}.dll")));
        Assert.Contains(assembly.ReadDebugDirectory(), entry => entry.Type == DebugDirectoryEntryType.Reproducible);
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void Sources_that_are_generated_are_embedded_in_the_symbols(string id)
    {
        using MetadataReaderProvider symbols = MetadataReaderProvider.FromPortablePdbImage(
            ImmutableArray.Create(PackageOf(id).ReadSymbols($"lib/net10.0/{id}.pdb")));
        MetadataReader reader = symbols.GetMetadataReader();
        DocumentHandle[] generated =
        [
            .. reader.Documents.Where(
                document => NameOf(reader, document).EndsWith(".AssemblyInfo.cs", StringComparison.Ordinal)),
        ];
        Assert.NotEmpty(generated);
        Assert.All(generated, document => Assert.Contains(
            reader.GetCustomDebugInformation(document),
            information => reader.GetGuid(reader.GetCustomDebugInformation(information).Kind) == EmbeddedSource));
    }

    private static string NameOf(MetadataReader reader, DocumentHandle document) =>
        reader.GetString(reader.GetDocument(document).Name);

    private Package PackageOf(string id) => id switch
    {
        "WabaClient" => feed.Library,
        "WabaClient.Inventory" => feed.Inventory,
        "WabaClient.Redis" => feed.Redis,
        _ => feed.Testing,
    };
}
