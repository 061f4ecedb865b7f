using System.Text;

namespace WabaClient.Testing;

/// <summary>One entry of the <c>fields</c> parameter.</summary>
/// <param name="Name">The name of the field.</param>
/// <param name="Modifiers">The parameters of a nested edge, such as <c>.limit(5)</c>.</param>
/// <param name="Children">The fields in the braces that follow, or null for the default fields.</param>
internal sealed record RequestedField(string Name, IReadOnlyDictionary<string, string> Modifiers, IReadOnlyList<RequestedField>? Children)
{
    /// <summary>Gets the name as it appears in JSON.</summary>
    public byte[] Utf8Name { get; } = Encoding.UTF8.GetBytes(Name);
}
