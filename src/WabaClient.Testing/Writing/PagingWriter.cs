using System.Text.Json;

namespace WabaClient.Testing;

/// <summary>Writes what follows the objects of a page: cursors, links and the total count.</summary>
internal sealed class PagingWriter(
    string objectId,
    string edge,
    IEnumerable<KeyValuePair<string, string>> parameters,
    ListingQuery query,
    CursorCodec cursors,
    PagingLinks links)
{
    private const string OtherHost = "https://graph.intern.facebook.com";
    private const string OtherToken = "EAAB_a_token_in_a_next_link";

    /// <summary>Writes <c>paging</c>, unless the page has no rows, and <c>summary</c>, if it was requested.</summary>
    /// <param name="json">The destination.</param>
    /// <param name="page">The page.</param>
    /// <param name="asked">The cursor with which the page was requested.</param>
    /// <param name="isCutOff">Whether there is a next page in any case.</param>
    /// <param name="twist">The anomaly in the paging.</param>
    public void Write(Utf8JsonWriter json, NodePage page, ListingCursor asked, bool isCutOff, PageTwist twist)
    {
        if (page.HasRows)
            WritePaging(json, page, asked, isCutOff, asked.IsLoop ? PageTwist.RepeatedCursor : twist);
        if (page.TotalCount is { } total)
        {
            json.WriteStartObject("summary");
            json.WriteNumber("total_count", total);
            json.WriteEndObject();
        }
    }

    private void WritePaging(Utf8JsonWriter json, NodePage page, ListingCursor asked, bool isCutOff, PageTwist twist)
    {
        string before = cursors.Write(query.Scope, new ListingCursor(page.First, asked.Page + 1));
        string after = AfterOf(page, asked, twist);
        json.WriteStartObject("paging");
        if (twist is not (PageTwist.NextWithoutCursors or PageTwist.NextWithoutAnyCursor))
        {
            json.WriteStartObject("cursors");
            json.WritePropertyName("before");
            JsonText.WriteAscii(json, before);
            json.WritePropertyName("after");
            JsonText.WriteAscii(json, after);
            json.WriteEndObject();
        }

        if (page.HasNext || isCutOff || twist is PageTwist.RepeatedCursor or PageTwist.CursorToStart)
        {
            json.WritePropertyName("next");
            JsonText.WriteAscii(json, Next(after, twist));
        }

        if (page.HasPrevious)
        {
            json.WritePropertyName("previous");
            JsonText.WriteAscii(json, Link(links, "before", before));
        }

        json.WriteEndObject();
    }

    private string AfterOf(NodePage page, ListingCursor asked, PageTwist twist)
    {
        if (query.After is not null && (asked.IsLoop || twist == PageTwist.RepeatedCursor))
            return query.After;

        return cursors.Write(query.Scope, twist switch
        {
            PageTwist.RepeatedCursor => ListingCursor.Start with { IsLoop = true },
            PageTwist.CursorToStart => ListingCursor.Start,
            _ => new ListingCursor(page.Last, asked.Page + 1),
        });
    }

    private string Next(string after, PageTwist twist) => twist switch
    {
        PageTwist.NextOnAnotherHost => Link(links.At(OtherHost, OtherToken), "after", after),
        PageTwist.NextWithoutAnyCursor => Link(links, "offset", "25"),
        _ => Link(links, "after", after),
    };

    private string Link(PagingLinks builder, string cursorName, string cursor) =>
        builder.Build(objectId, edge, parameters, query.Limit, cursorName, cursor);
}
