using System.Text.Json;

namespace WabaClient;

/// <summary>
/// The exception for a complete page with an entry that is not an object with a usable id. Another attempt would return
/// the same page.
/// </summary>
internal sealed class UnusableEntryException(int position)
    : JsonException($"entry {position} of the page (data[{position - 1}]) has no usable id")
{
    /// <summary>Gets the position of the entry, starting from 1.</summary>
    public int Position => position;
}
