using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace WabaClient.Testing;

/// <summary>Reads query strings and forms by PHP's rules, as Graph does.</summary>
/// <remarks>
/// If a name occurs repeatedly, the last value is used; <c>+</c> is a space; and names in brackets form arrays. An
/// array is returned as JSON with its base name: <c>filtering[0][field]=x</c> becomes <c>filtering=[{"field":"x"}]</c>.
/// </remarks>
internal static class PhpParameters
{
    // PHP's default limits (max_input_vars, max_input_nesting_level). Parameters that exceed them are dropped.
    private const int MostParameters = 1_000;
    private const int DeepestNesting = 64;

    /// <summary>
    /// Reads the parameters of the query and, if there is one, the form. A form value takes precedence over a query
    /// value.
    /// </summary>
    public static Dictionary<string, string> Read(string query, string? form)
    {
        PhpArray values = new();
        int left = MostParameters;
        ReadInto(values, query, ref left);
        if (form is not null)
            ReadInto(values, form, ref left);

        Dictionary<string, string> parameters = new(StringComparer.Ordinal);
        foreach ((string name, object value) in values.Entries)
            parameters[name] = value is PhpArray array ? array.ToJson() : (string)value;
        return parameters;
    }

    private static void ReadInto(PhpArray values, string text, ref int left)
    {
        foreach (QueryStringEnumerable.EncodedNameValuePair pair in new QueryStringEnumerable(text))
        {
            if (left-- == 0)
                return;
            Add(values, pair.DecodeName().ToString(), pair.DecodeValue().ToString());
        }
    }

    private static void Add(PhpArray values, string name, string value)
    {
        name = name.TrimStart(' ');
        int bracket = name.IndexOf('[', StringComparison.Ordinal);
        string baseName = (bracket <= 0 ? name : name[..bracket]).Replace(' ', '_').Replace('.', '_');
        if (baseName.Length == 0)
            return;
        if (bracket <= 0 || name.IndexOf(']', bracket) < 0)
        {
            values.Set(bracket <= 0 ? baseName : $"{baseName}_{name[(bracket + 1)..]}", value);
            return;
        }

        List<string> keys = [baseName];
        while (bracket < name.Length && name[bracket] == '[' && name.IndexOf(']', bracket) is var end and >= 0)
        {
            keys.Add(name[(bracket + 1)..end]);
            bracket = end + 1;
        }

        if (keys.Count <= DeepestNesting)
            values.Set(keys, value);
    }

    /// <summary>An ordered PHP array.</summary>
    private sealed class PhpArray
    {
        private readonly Dictionary<string, int> _positions = new(StringComparer.Ordinal);
        private long _next;

        public List<KeyValuePair<string, object>> Entries { get; } = [];

        public void Set(List<string> keys, string value)
        {
            PhpArray array = this;
            for (int i = 0; i < keys.Count - 1; i++)
                array = array.Child(keys[i]);
            array.Set(keys[^1], value);
        }

        public void Set(string key, object value)
        {
            if (key.Length == 0)
                key = _next.ToString(CultureInfo.InvariantCulture);
            bool isNumber = long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out long number);
            if (isNumber && number < long.MaxValue)
                _next = Math.Max(_next, number + 1);
            if (_positions.TryGetValue(key, out int position))
            {
                Entries[position] = new(key, value);
                return;
            }

            _positions[key] = Entries.Count;
            Entries.Add(new(key, value));
        }

        public string ToJson()
        {
            using MemoryStream text = new();
            using (Utf8JsonWriter json = new(text))
                Write(json);
            return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
        }

        private PhpArray Child(string key)
        {
            if (key.Length > 0
                && _positions.TryGetValue(key, out int position)
                && Entries[position].Value is PhpArray existing)
                return existing;

            PhpArray child = new();
            Set(key, child);
            return child;
        }

        private bool IsList()
        {
            for (int i = 0; i < Entries.Count; i++)
            {
                if (Entries[i].Key != i.ToString(CultureInfo.InvariantCulture))
                    return false;
            }

            return true;
        }

        private void Write(Utf8JsonWriter json)
        {
            bool isList = IsList();
            if (isList)
                json.WriteStartArray();
            else
                json.WriteStartObject();
            foreach ((string key, object value) in Entries)
            {
                if (!isList)
                    json.WritePropertyName(key);
                if (value is PhpArray array)
                    array.Write(json);
                else
                    json.WriteStringValue((string)value);
            }

            if (isList)
                json.WriteEndArray();
            else
                json.WriteEndObject();
        }
    }
}
