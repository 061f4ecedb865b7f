using System.Text.Json;

namespace WabaClient;

/// <summary>
/// A complete page contains an entry that is not an object with a usable id. Another attempt would return the same.
/// </summary>
internal sealed class UnusableEntryException(int position)
    : JsonException($"entry {position} of the page (data[{position - 1}]) has no usable id")
{
    /// <summary>The position of the entry, from 1.</summary>
    public int Position => position;
}
