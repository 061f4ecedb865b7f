using System.Collections.Concurrent;

namespace WabaClient.Testing;

/// <summary>The fields that tests added to their accounts in addition to the documented ones.</summary>
internal sealed class AddedFields
{
    private readonly ConcurrentDictionary<string, bool> _names = new(StringComparer.Ordinal);

    public void AddRange(IEnumerable<string> names)
    {
        foreach (string name in names)
            _names[name] = true;
    }

    public bool Contains(string name) => _names.ContainsKey(name);
}
