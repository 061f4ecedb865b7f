using System.Text.Json;

namespace WabaClient;

/// <summary>Reads from a <c>paging</c> object whether there is a next page, and its cursor.</summary>
internal ref struct NextPage
{
    private const string AfterParameter = "after=";

    private static readonly SharedStrings Names = new(["cursors", "after", "next"]);

    private string? _after;

    // The address is long and rarely needed, so only its position is kept.
    private Utf8JsonReader _address;

    /// <summary>
    /// Gets whether there is a next page. Only <c>next</c> is decisive, because Graph also sends cursors on the last
    /// page.
    /// </summary>
    public bool Exists { get; private set; }

    /// <summary>Reads the value of <c>paging</c>. If it is not an object, there is no next page.</summary>
    public static NextPage Read(scoped ref Utf8JsonReader reader)
    {
        NextPage page = default;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            TolerantJson.Skip(ref reader);
            return page;
        }

        while (TolerantJson.ReadProperty(ref reader, Names, out string property))
        {
            switch (property)
            {
                case "next":
                    page.Exists = reader.TokenType != JsonTokenType.Null;
                    page._address = reader;
                    TolerantJson.Skip(ref reader);
                    break;
                case "cursors":
                    page._after = ReadAfter(ref reader);
                    break;
                default:
                    TolerantJson.Skip(ref reader);
                    break;
            }
        }

        return page;
    }

    /// <summary>
    /// Gets the cursor of the next page: <c>cursors.after</c>, or the <c>after</c> parameter of the address. The
    /// address is never requested, because it can contain the access token or lead to another host.
    /// </summary>
    /// <returns>Null if there is no next page, or no cursor for it.</returns>
    public string? GetCursor()
    {
        if (!Exists)
            return null;
        if (!string.IsNullOrEmpty(_after))
            return _after;
        TolerantJson.TryText(ref _address, null, out string? address);
        return FindAfter(address);
    }

    private static string? ReadAfter(ref Utf8JsonReader reader)
    {
        string? after = null;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            TolerantJson.Skip(ref reader);
            return null;
        }

        while (TolerantJson.ReadProperty(ref reader, Names, out string property))
        {
            if (property != "after" || !TolerantJson.TryText(ref reader, null, out after))
                TolerantJson.Skip(ref reader);
        }

        return after;
    }

    private static string? FindAfter(string? address)
    {
        int query = address?.IndexOf('?', StringComparison.Ordinal) ?? -1;
        if (query < 0)
            return null;
        foreach (string parameter in address![(query + 1)..].Split('#')[0].Split('&'))
        {
            if (parameter.Length > AfterParameter.Length && parameter.StartsWith(AfterParameter, StringComparison.Ordinal))
                return Uri.UnescapeDataString(parameter[AfterParameter.Length..]);
        }

        return null;
    }
}
