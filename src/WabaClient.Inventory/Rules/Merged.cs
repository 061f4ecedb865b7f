using System.Text.Json;

namespace WabaClient;

/// <summary>The result of merging a known state and a new one.</summary>
/// <param name="State">The new state, with the last values of the fields that were not requested this time.</param>
/// <param name="Fields">The fields that have been requested up to now.</param>
/// <param name="ChangedFields">The fields whose values differ and that were requested both times.</param>
/// <param name="IsSame">Whether there is nothing to store.</param>
internal readonly record struct Merged<T>(
    T State, RequestedFields Fields, IReadOnlyList<string> ChangedFields, bool IsSame)
    where T : class, IEquatable<T>
{
    public static Merged<T> Create(
        T known, RequestedFields knownFields, T seen, RequestedFields seenFields, IReadOnlyList<string> ignoredFields)
    {
        RequestedFields fields = knownFields.With(seenFields);
        if (fields.Equals(knownFields) && known.Equals(seen))
            return new Merged<T>(known, knownFields, [], true);

        IReadOnlyDictionary<string, JsonElement> before = ModelFields.Read(known);
        IReadOnlyDictionary<string, JsonElement> after = ModelFields.Read(seen);
        string[] kept = [.. knownFields.Names.Where(name => !seenFields.Contains(name) && before.ContainsKey(name))];
        IReadOnlyList<string> changed = FieldComparison.Compare(
            before, after, name => knownFields.CanCompare(name, seenFields) && !ignoredFields.Contains(name));

        T state = kept.Length == 0 ? seen : ModelFields.Overlay(seen, before, kept);
        bool isSame = changed.Count == 0 && fields.Equals(knownFields) && Text(state) == Text(known);
        return new Merged<T>(isSame ? known : state, fields, changed, isSame);
    }

    private static string Text(T state) => CanonicalJson.Write(ModelFields.ReadElement(state));
}
