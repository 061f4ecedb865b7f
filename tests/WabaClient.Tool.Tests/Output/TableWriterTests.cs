using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace WabaClient.Tool.Tests.Output;

public sealed class TableWriterTests
{
    private const string Id = "104996122399160";

    private static readonly string[] Columns = ["business_id", "edge", "id", "name", "currency"];

    [Theory]
    [InlineData(40)]
    [InlineData(80)]
    [InlineData(200)]
    public void No_line_is_wider_than_the_terminal_and_ids_are_whole(int width)
    {
        string[] lines = Write(
            width,
            Columns,
            Row("A very long name that goes on and on " + new string('x', 300)),
            Row("Grün 株式会社 株式会社 株式会社 株式会社 👩‍👩‍👧"),
            Row("short"));

        Assert.All(lines, line => Assert.True(TerminalText.WidthOf(line) <= width, line));
        Assert.Equal(3, lines.Count(line => line.Contains(Id, StringComparison.Ordinal)));
        Assert.Equal(3, lines.Count(line => line.Contains("1234567890", StringComparison.Ordinal)));
    }

    [Fact]
    public void Headings_become_narrower_before_cells_and_phone_numbers_are_whole()
    {
        const string Number = "+43 555-2689174";
        using MemoryStream output = new();
        TableWriter writer = new(
            output,
            ["account_id", "id", "display_phone_number", "verified_name", "quality_rating"],
            new Screen(80, HasColor: false, CanRedraw: true));
        writer.Add(JsonSerializer.SerializeToUtf8Bytes(new
        {
            account_id = Id,
            id = Id,
            display_phone_number = Number,
            verified_name = "Bright Garden",
            quality_rating = "GREEN",
        }));
        writer.Complete(succeeded: true);

        string[] lines = Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Matches($@"^{Id} +{Id} +{Regex.Escape(Number)} +Bright Garden +GREEN$", lines[1]);
        Assert.All(lines, line => Assert.True(TerminalText.WidthOf(line) <= 80, line));
    }

    [Fact]
    public void Where_the_columns_do_not_fit_each_row_is_a_list()
    {
        string[] lines = Write(30, Columns, Row("First"), Row("Second"));

        Assert.Contains($"id           {Id}", lines);
        Assert.Contains("name         Second", lines);
    }

    [Fact]
    public void Without_a_terminal_nothing_is_cut()
    {
        string name = new('x', 500);

        Assert.Contains(name, Write(null, Columns, Row(name))[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\u001b[31mred", "a\uFFFD[31mred")]
    [InlineData("two\r\nlines", "two\uFFFD\uFFFDlines")]
    [InlineData("\u202Eevil", "\uFFFDevil")]
    [InlineData("\u0085\u2028", "\uFFFD\uFFFD")]
    public void Control_characters_are_replaced(string name, string expected) =>
        Assert.Contains(expected, Write(null, ["id", "name"], Row(name))[1], StringComparison.Ordinal);

    [Fact]
    public void Later_pages_keep_the_columns()
    {
        using MemoryStream output = new();
        TableWriter writer = new(output, ["id", "name", "currency"], new Screen(80, HasColor: false, CanRedraw: true));
        writer.Add(Row("Short"));
        writer.Flush();
        writer.Add(Row("A longer name than before"));
        writer.Complete(succeeded: true);

        string[] lines = Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.Contains("A longer name than before", lines[2], StringComparison.Ordinal);
    }

    private static ReadOnlyMemory<byte> Row(string name) => JsonSerializer.SerializeToUtf8Bytes(
        new { business_id = "1234567890", edge = "owned", id = Id, name, currency = "EUR" });

    private static string[] Write(int? width, string[] columns, params ReadOnlyMemory<byte>[] rows)
    {
        using MemoryStream output = new();
        Screen? screen = width is { } columnCount ? new Screen(columnCount, HasColor: false, CanRedraw: true) : null;
        TableWriter writer = new(output, columns, screen);
        foreach (ReadOnlyMemory<byte> row in rows)
            writer.Add(row);
        writer.Complete(succeeded: true);
        return Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
