using System.Text.Json;

namespace WabaClient;

/// <summary>A permission of a token, and the objects that it is limited to.</summary>
/// <param name="Scope">The permission.</param>
/// <param name="TargetIds">
/// The ids of the objects. An empty list means that the permission is not limited, or is limited elsewhere.
/// </param>
internal sealed record GranularScope(string Scope, IReadOnlyList<string> TargetIds)
{
    private static readonly SharedStrings Names = new(["scope", "target_ids"]);

    public static GranularScope? Read(ref Utf8JsonReader reader)
    {
        string? scope = null;
        IReadOnlyList<string>? targets = null;
        while (TolerantJson.ReadProperty(ref reader, Names, out string property))
        {
            bool isUnderstood = property switch
            {
                "scope" => TolerantJson.TryString(ref reader, out scope),
                "target_ids" => TolerantJson.TryStrings(ref reader, null, out targets),
                _ => false,
            };
            if (!isUnderstood)
                TolerantJson.Skip(ref reader);
        }

        return scope is null ? null : new(scope, targets ?? []);
    }
}
