using System.Text.Json;

namespace WabaClient;

/// <summary>Reads and writes lists that Graph nests in another object: <c>{"data":[…],"paging":{…}}</c>.</summary>
internal static class GraphListJson
{
    private static readonly SharedStrings Names = new(["data", "paging"]);

    /// <summary>
    /// Reads a list. If one of its items cannot be read, the whole list is rejected, so that it is kept as raw JSON and
    /// no item is lost.
    /// </summary>
    public static bool TryRead<T>(ref Utf8JsonReader reader, ObjectReader<T> readItem, out GraphList<T>? value)
        where T : class
    {
        value = null;
        if (reader.TokenType != JsonTokenType.StartObject)
            return reader.TokenType == JsonTokenType.Null;

        Utf8JsonReader start = reader;
        IReadOnlyList<T>? items = null;
        NextPage next = default;
        AdditionalPropertyBag? additional = null;
        while (TolerantJson.ReadProperty(ref reader, Names, out string property))
        {
            switch (property)
            {
                case "paging":
                    next = NextPage.Read(ref reader);
                    break;
                case "data":
                    if (!TolerantJson.TryObjects(ref reader, readItem, out items))
                        TolerantJson.Skip(ref reader);
                    break;
                default:
                    bool isAbsent = reader.TokenType == JsonTokenType.Null;
                    AdditionalPropertyBag.Settle(ref additional, property, isAbsent, ref reader);
                    break;
            }
        }

        if (items is null)
        {
            reader = start;
            return false;
        }

        value = new GraphList<T>
        {
            Items = items,
            HasMore = next.Exists,
            NextCursor = next.GetCursor(),
            AdditionalProperties = additional!,
        };
        return true;
    }

    public static void Write<T>(Utf8JsonWriter writer, GraphList<T> value, Action<Utf8JsonWriter, T> writeItem)
    {
        ModelWriter list = new(writer, value.AdditionalProperties);
        list.Write("data", value.Items, writeItem);
        list.Write(
            "paging",
            value.HasMore ? value : null,
            static (writer, list) => WritePaging(writer, list.NextCursor));
        list.End();
    }

    private static void WritePaging(Utf8JsonWriter writer, string? nextCursor)
    {
        ModelWriter paging = new(writer);
        paging.Write("cursors", nextCursor, static (writer, cursor) =>
        {
            ModelWriter cursors = new(writer);
            cursors.Write("after", cursor);
            cursors.End();
        });

        // The address of the next page is not kept, because it can contain the access token.
        paging.Write("next", "");
        paging.End();
    }
}
