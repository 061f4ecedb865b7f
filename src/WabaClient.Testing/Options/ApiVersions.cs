using System.Globalization;

namespace WabaClient.Testing;

/// <summary>The API versions between the oldest and the newest version that can be used.</summary>
internal sealed class ApiVersions(string oldest, string newest)
{
    private readonly int _oldest = Number(oldest) ?? throw Invalid(nameof(FakeGraphOptions.OldestVersion));
    private readonly int _newest = Number(newest) ?? throw Invalid(nameof(FakeGraphOptions.NewestVersion));

    public static bool LooksLikeVersion(string text) => Number(text) is not null;

    /// <summary>
    /// Returns the version that is used for a call for <paramref name="asked"/>, or null if Graph has no such version.
    /// </summary>
    public string? Serve(string? asked) => asked is null
        ? Name(_oldest)
        : Number(asked) is { } number && number <= _newest ? Name(Math.Max(number, _oldest)) : null;

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"v{number}.0");

    private static int? Number(string text) =>
        text.StartsWith('v')
        && text.EndsWith(".0", StringComparison.Ordinal)
        && int.TryParse(
            text.AsSpan(1, text.Length - 3), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : null;

    private static ArgumentException Invalid(string setting) => new($"{setting} must look like v26.0.");
}
