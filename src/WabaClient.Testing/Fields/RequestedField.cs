using System.Text;

namespace WabaClient.Testing;

/// <summary>One entry of the <c>fields</c> parameter.</summary>
/// <param name="Name">The name of the field.</param>
/// <param name="Limit">The page size of a nested edge (<c>.limit(5)</c>).</param>
/// <param name="After">The cursor of a nested edge (<c>.after(…)</c>).</param>
/// <param name="Children">The fields in braces behind it.</param>
internal sealed record RequestedField(string Name, int? Limit, string? After, IReadOnlyList<RequestedField>? Children)
{
    /// <summary>The name as it is in JSON.</summary>
    public byte[] Utf8Name { get; } = Encoding.UTF8.GetBytes(Name);
}
