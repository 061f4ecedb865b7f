using System.Text;

namespace WabaClient.Testing;

/// <summary>One entry of the <c>fields</c> parameter.</summary>
/// <param name="Name">The name of the field.</param>
/// <param name="Modifiers">The parameters of a nested edge, such as <c>.limit(5)</c>.</param>
/// <param name="Children">The fields in braces behind it, or null for the default ones.</param>
internal sealed record RequestedField(string Name, IReadOnlyDictionary<string, string> Modifiers, IReadOnlyList<RequestedField>? Children)
{
    /// <summary>The name as it is in JSON.</summary>
    public byte[] Utf8Name { get; } = Encoding.UTF8.GetBytes(Name);
}
