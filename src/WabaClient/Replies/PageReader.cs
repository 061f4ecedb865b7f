using System.Buffers;
using System.Text;
using System.Text.Json;

namespace WabaClient;

/// <summary>Reads a page of accounts: <c>{"data":[…],"paging":{"cursors":{"after":…},"next":…}}</c>.</summary>
internal static class PageReader
{
    /// <summary>Reads a whole body.</summary>
    /// <returns>Null if it holds an error, or no list.</returns>
    /// <exception cref="JsonException">It is not JSON to its end, an account has no id, or there is a next page but no cursor.</exception>
    public static GraphPage<WhatsAppBusinessAccount>? Read(ReadOnlySpan<byte> body, GraphResponseInfo response)
    {
        Utf8JsonReader reader = new(body);
        WhatsAppBusinessAccount[]? items = null;
        NextPage next = default;
        bool hasError = false;

        // What is no object has no properties, and so no list.
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("data"u8))
            {
                items = ReadItems(ref reader);
            }
            else if (reader.ValueTextEquals("paging"u8))
            {
                next = ReadPaging(ref reader);
            }
            else if (reader.ValueTextEquals("error"u8))
            {
                reader.Read();
                hasError = reader.TokenType != JsonTokenType.Null;
                reader.Skip();
            }
            else
            {
                reader.Skip();
            }
        }

        // Anything behind the object throws here.
        reader.Read();
        return items is null || hasError
            ? null
            : new() { Items = items, NextCursor = next.Cursor(), Response = response };
    }

    private static WhatsAppBusinessAccount[]? ReadItems(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return null;
        }

        WhatsAppBusinessAccount[] buffer = ArrayPool<WhatsAppBusinessAccount>.Shared.Rent(AccountQuery.DefaultPageSize);
        int count = 0;
        try
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (reader.TokenType != JsonTokenType.StartObject)
                    throw new JsonException("an entry of the list is no account");
                if (count == buffer.Length)
                    Grow(ref buffer, count);
                buffer[count++] = NestedPaging.WithoutAddresses(new WhatsAppBusinessAccount(ref reader));
            }

            return buffer.AsSpan(0, count).ToArray();
        }
        finally
        {
            buffer.AsSpan(0, count).Clear();
            ArrayPool<WhatsAppBusinessAccount>.Shared.Return(buffer);
        }
    }

    private static void Grow(ref WhatsAppBusinessAccount[] buffer, int count)
    {
        WhatsAppBusinessAccount[] larger = ArrayPool<WhatsAppBusinessAccount>.Shared.Rent(count * 2);
        buffer.AsSpan(0, count).CopyTo(larger);
        ArrayPool<WhatsAppBusinessAccount>.Shared.Return(buffer, clearArray: true);
        buffer = larger;
    }

    private static NextPage ReadPaging(scoped ref Utf8JsonReader reader)
    {
        NextPage next = default;
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return next;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("next"u8))
            {
                reader.Read();
                next.Exists = reader.TokenType != JsonTokenType.Null;
                next.Address = reader;
                reader.Skip();
            }
            else if (reader.ValueTextEquals("cursors"u8))
            {
                next.After = ReadAfter(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return next;
    }

    private static string? ReadAfter(ref Utf8JsonReader reader)
    {
        string? after = null;
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isAfter = reader.ValueTextEquals("after"u8);
            reader.Read();
            if (isAfter)
                after = Text(ref reader);
            else
                reader.Skip();
        }

        return after;
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return Utf8Text(ref reader);
            case JsonTokenType.Number:
                return Encoding.UTF8.GetString(reader.ValueSpan);
            default:
                reader.Skip();
                return null;
        }
    }

    private static string Utf8Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new JsonException("a text in it is not UTF-8");
        }
    }

    private ref struct NextPage
    {
        public bool Exists;
        public string? After;

        /// <summary>Where the address is: long, and hardly ever needed.</summary>
        public Utf8JsonReader Address;

        /// <summary>Null when there is no next page. The address itself is never followed: it can hold the token, or another host.</summary>
        public string? Cursor()
        {
            if (!Exists)
                return null;
            string cursor = string.IsNullOrEmpty(After)
                ? AfterIn(Text(ref Address)) ?? throw new JsonException("it has a next page but no cursor for it")
                : After;
            return cursor.Length <= AccountQuery.LongestCursor ? cursor : throw new JsonException("its cursor is longer than any of Graph's");
        }

        private static string? AfterIn(string? address)
        {
            int query = address?.IndexOf('?', StringComparison.Ordinal) ?? -1;
            if (query < 0)
                return null;
            foreach (string parameter in address![(query + 1)..].Split('#')[0].Split('&'))
            {
                if (parameter.StartsWith("after=", StringComparison.Ordinal) && parameter.Length > "after=".Length)
                    return Uri.UnescapeDataString(parameter["after=".Length..]);
            }

            return null;
        }
    }
}
