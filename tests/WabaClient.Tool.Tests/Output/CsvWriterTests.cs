using System.Text;
using System.Text.Json;

namespace WabaClient.Tool.Tests.Output;

public sealed class CsvWriterTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+43 1 234", "'+43 1 234")]
    [InlineData("-1", "'-1")]
    [InlineData("@sum", "'@sum")]
    [InlineData("=\"a\"", "\"'=\"\"a\"\"\"")]
    [InlineData("", "")]
    public void A_cell_is_quoted_where_needed_and_no_formula(string value, string expected)
    {
        using MemoryStream output = new();
        RowWriter writer = RowWriter.Create(
            OutputFormat.Csv,
            new ToolHost { Output = output, Error = TextWriter.Null, Environment = new Dictionary<string, string>() },
            ["id", "name"]);

        writer.Add(JsonSerializer.SerializeToUtf8Bytes(new { id = "1", name = value }));
        writer.Complete(succeeded: true);

        Assert.Equal($"id,name\r\n1,{expected}\r\n", Encoding.UTF8.GetString(output.ToArray()));
    }
}
