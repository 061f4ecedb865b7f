using System.Buffers;
using System.Text.Json;

namespace WabaClient.Testing;

/// <summary>Writes the body of a listing's page.</summary>
internal sealed class PageWriter(ParsedRequest call, ListingQuery query, CursorCodec cursors, PagingLinks links)
{
    private const string OtherHost = "https://graph.intern.facebook.com";
    private const string OtherToken = "EAAB_a_token_in_a_next_link";

    public ReadOnlyMemory<byte> Write(AccountPage page, AccountProjection projection, Cursor asked, PageTwist twist)
    {
        ArrayBufferWriter<byte> buffer = new(1024 + (page.Accounts.Count * 256));
        using Utf8JsonWriter json = new(buffer, JsonText.WriterOptions);
        json.WriteStartObject();
        json.WriteStartArray("data");
        foreach (WhatsAppBusinessAccount account in page.Accounts)
            projection.Write(json, account);
        json.WriteEndArray();
        if (page.HasRows)
            WritePaging(json, page, asked.Page + 1, AfterOf(page, asked, twist), asked.IsLoop ? PageTwist.RepeatedCursor : twist);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private string AfterOf(AccountPage page, Cursor asked, PageTwist twist)
    {
        if (asked.IsLoop || (twist == PageTwist.RepeatedCursor && call.Record.Cursor is not null))
            return call.Record.Cursor!;

        return cursors.Write(query.Scope, twist switch
        {
            PageTwist.RepeatedCursor => Cursor.Start with { IsLoop = true },
            PageTwist.CursorToStart => Cursor.Start,
            _ => new Cursor(page.Last, asked.Page + 1),
        });
    }

    private void WritePaging(Utf8JsonWriter json, AccountPage page, int number, string after, PageTwist twist)
    {
        json.WriteStartObject("paging");
        if (twist is not (PageTwist.NextWithoutCursors or PageTwist.NextWithoutAnyCursor))
        {
            json.WriteStartObject("cursors");
            json.WritePropertyName("before");
            JsonText.WriteAscii(json, cursors.Write(query.Scope, new Cursor(page.First, number)));
            json.WritePropertyName("after");
            JsonText.WriteAscii(json, after);
            json.WriteEndObject();
        }

        if (page.HasNext || twist is PageTwist.RepeatedCursor or PageTwist.CursorToStart)
        {
            json.WritePropertyName("next");
            JsonText.WriteAscii(json, Next(after, twist));
        }

        if (page.HasPrevious)
        {
            json.WritePropertyName("previous");
            string before = cursors.Write(query.Scope, new Cursor(page.First, number));
            JsonText.WriteAscii(json, Link(links, "before", before));
        }

        json.WriteEndObject();
    }

    private string Next(string after, PageTwist twist) => twist switch
    {
        PageTwist.NextOnAnotherHost => Link(new PagingLinks(OtherHost, Version, OtherToken), "after", after),
        PageTwist.NextWithoutAnyCursor => Link(links, "offset", "25"),
        _ => Link(links, "after", after),
    };

    private string Link(PagingLinks builder, string cursorName, string cursor) =>
        builder.Build(call.Path!.ObjectId, call.Path.Edge!, call.Parameters, query.Limit, cursorName, cursor);

    private string Version => call.Record.ServedVersion!;
}
