using System.Diagnostics.CodeAnalysis;

namespace WabaClient;

/// <summary>What every id of Graph has in common.</summary>
internal static class GraphId
{
    private const int MaxLength = 32;

    public static bool IsValid([NotNullWhen(true)] string? value) =>
        value is { Length: >= 1 and <= MaxLength } && !value.AsSpan().ContainsAnyExceptInRange('0', '9');
}
