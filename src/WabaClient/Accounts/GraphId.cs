using System.Diagnostics.CodeAnalysis;

namespace WabaClient;

/// <summary>What every id of Graph has in common.</summary>
internal static class GraphId
{
    private const int MaxLength = 32;

    public static bool IsValid([NotNullWhen(true)] string? value)
    {
        if (value is not { Length: >= 1 and <= MaxLength })
            return false;

        foreach (char c in value)
        {
            if (!char.IsAsciiDigit(c))
                return false;
        }

        return true;
    }
}
