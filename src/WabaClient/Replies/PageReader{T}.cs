using System.Buffers;
using System.Text.Json;

namespace WabaClient;

/// <summary>Reads a page of a listing: <c>{"data":[…],"paging":{"cursors":{"after":…},"next":…}}</c>.</summary>
/// <param name="readItem">Reads an entry of the page. Returns null for an entry without a usable id.</param>
internal sealed class PageReader<T>(ObjectReader<T> readItem)
    where T : class
{
    private const int InitialCapacity = 128;

    /// <summary>Reads a whole body.</summary>
    /// <returns>The page; null if the body contains an error, or no list.</returns>
    /// <exception cref="UnusableEntryException">The body is complete, but an entry has no usable id.</exception>
    /// <exception cref="JsonException">
    /// The JSON is malformed, or the cursor of the next page is missing or too long.
    /// </exception>
    public GraphPage<T>? Read(ReadOnlySpan<byte> body, GraphResponseInfo response)
    {
        Utf8JsonReader reader = new(body, TolerantJson.ReplyOptions);
        Entries entries = default;
        NextPage next = default;
        bool hasError = false;

        TolerantJson.Advance(ref reader);
        if (reader.TokenType != JsonTokenType.StartObject)
            return null;
        while (TolerantJson.ReadProperty(ref reader, PageNames.All, out string property))
        {
            switch (property)
            {
                case "data":
                    entries = ReadEntries(ref reader);
                    break;
                case "paging":
                    next = NextPage.Read(ref reader);
                    break;
                case "error":
                    hasError |= reader.TokenType != JsonTokenType.Null;
                    TolerantJson.Skip(ref reader);
                    break;
                default:
                    TolerantJson.Skip(ref reader);
                    break;
            }
        }

        // Throws if anything follows the object.
        reader.Read();
        if (hasError || entries.Items is null)
            return null;
        if (entries.Unusable > 0)
            throw new UnusableEntryException(entries.Unusable);
        return new() { Items = entries.Items, NextCursor = GetCursor(next), Response = response };
    }

    private static string? GetCursor(NextPage next)
    {
        if (!next.Exists)
            return null;
        string cursor = next.GetCursor() ?? throw new JsonException("the page has a next page but no cursor for it");
        return cursor.Length <= AccountQuery.LongestCursor
            ? cursor
            : throw new JsonException(
                $"the cursor of the next page is longer than {AccountQuery.LongestCursor} characters");
    }

    private Entries ReadEntries(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            TolerantJson.Skip(ref reader);
            return default;
        }

        T[] buffer = ArrayPool<T>.Shared.Rent(InitialCapacity);
        int count = 0;
        int unusable = 0;
        try
        {
            for (int position = 1; TolerantJson.ReadElement(ref reader); position++)
            {
                if (ReadEntry(ref reader) is { } item)
                    Add(ref buffer, ref count, item);
                else if (unusable == 0)
                    unusable = position;
            }

            return new(buffer.AsSpan(0, count).ToArray(), unusable);
        }
        finally
        {
            buffer.AsSpan(0, count).Clear();
            ArrayPool<T>.Shared.Return(buffer);
        }
    }

    private T? ReadEntry(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
            return readItem(ref reader);
        TolerantJson.Skip(ref reader);
        return null;
    }

    private static void Add(ref T[] buffer, ref int count, T item)
    {
        if (count == buffer.Length)
        {
            T[] larger = ArrayPool<T>.Shared.Rent(count * 2);
            buffer.AsSpan().CopyTo(larger);
            ArrayPool<T>.Shared.Return(buffer, clearArray: true);
            buffer = larger;
        }

        buffer[count++] = item;
    }

    /// <param name="Items">Null if <c>data</c> is not an array.</param>
    /// <param name="Unusable">The position of the first entry without a usable id, from 1; 0 if there is none.</param>
    private readonly record struct Entries(T[]? Items, int Unusable);
}
