using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace WabaClient;

/// <summary>
/// Assigns short ids to sets of requested fields, because most accounts share a few sets. Thread-safe.
/// </summary>
internal sealed class FieldSets
{
    private readonly ConcurrentDictionary<RequestedFields, long> _ids = new();
    private readonly ConcurrentDictionary<long, RequestedFields> _sets = new();

    public IEnumerable<KeyValuePair<long, RequestedFields>> All => _sets;

    /// <summary>Returns the id of a set, which depends only on its contents.</summary>
    public long IdOf(RequestedFields fields)
    {
        if (_ids.TryGetValue(fields, out long id))
            return id;

        byte[] text = Encoding.UTF8.GetBytes(string.Join('\n', fields.Expressions));
        id = BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(text));
        _sets.TryAdd(id, fields);
        _ids.TryAdd(fields, id);
        return id;
    }

    public RequestedFields? Find(long id) => _sets.GetValueOrDefault(id);

    /// <summary>Adds a set that another process has stored.</summary>
    public void Add(long id, RequestedFields fields)
    {
        _sets.TryAdd(id, fields);
        _ids.TryAdd(fields, id);
    }
}
