using System.Text.Json;

namespace WabaClient.Tool;

/// <summary>The accounts of a file that <c>waba list -o json</c> or <c>-o ndjson</c> wrote.</summary>
internal sealed class ListingFile
{
    private static readonly string[] SourceColumns = [AccountColumns.Business, AccountColumns.Edge];

    private readonly Dictionary<ListingKey, List<WhatsAppBusinessAccount>> _accounts = [];
    private readonly HashSet<string> _fields = [];

    /// <summary>Gets the names of the properties that at least one account has.</summary>
    public IReadOnlySet<string> Fields => _fields;

    public IEnumerable<ListingKey> Keys => _accounts.Keys;

    /// <exception cref="UsageException">The file cannot be read, or is not a listing.</exception>
    public static ListingFile Read(string path, ToolHost host, string name)
    {
        string text = InputFile.ReadText(path, host, name);
        ListingFile file = new();
        try
        {
            if (text.AsSpan().TrimStart() is ['[', ..])
            {
                using JsonDocument array = JsonDocument.Parse(text);
                foreach (JsonElement row in array.RootElement.EnumerateArray())
                    file.Add(row);
            }
            else
            {
                foreach (string line in text.Split('\n'))
                    file.AddLine(line);
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException or FormatException)
        {
            throw new UsageException($"{name} was not written by 'waba list -o json' or 'waba list -o ndjson'.");
        }

        return file;
    }

    public IReadOnlyList<WhatsAppBusinessAccount> Find(ListingKey key) => _accounts.GetValueOrDefault(key) ?? [];

    private void AddLine(string line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return;
        using JsonDocument row = JsonDocument.Parse(line);
        Add(row.RootElement);
    }

    private void Add(JsonElement row)
    {
        WhatsAppBusinessAccount account = row.Deserialize(ToolJson.Default.WhatsAppBusinessAccount)!;
        ListingKey key = ListingKey.Of(row);
        if (!_accounts.TryGetValue(key, out List<WhatsAppBusinessAccount>? accounts))
            _accounts[key] = accounts = [];
        accounts.Add(account with
        {
            AdditionalProperties = account.AdditionalProperties
                .Where(property => !SourceColumns.Contains(property.Key))
                .ToDictionary(property => property.Key, property => property.Value),
        });
        foreach (JsonProperty property in row.EnumerateObject())
        {
            if (property.Value.ValueKind != JsonValueKind.Null && !SourceColumns.Contains(property.Name))
                _fields.Add(property.Name);
        }
    }
}
