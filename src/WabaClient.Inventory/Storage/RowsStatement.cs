using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace WabaClient;

/// <summary>A statement that inserts rows, with as many rows per statement as the dialect prefers.</summary>
/// <param name="dialect">The dialect.</param>
/// <param name="head">The statement up to VALUES.</param>
/// <param name="row">The values of a row, with the parameters $1, $2, ….</param>
/// <param name="tail">The statement after the rows.</param>
internal sealed partial class RowsStatement(InventoryDialect dialect, string head, string row, string tail)
{
    public IEnumerable<DbStatement> Create(IEnumerable<object?[]> rows)
    {
        foreach (object?[][] part in rows.Chunk(dialect.RowsPerStatement))
            yield return new DbStatement(Sql(part.Length, part[0].Length), [.. part.SelectMany(values => values)]);
    }

    private string Sql(int rows, int columns)
    {
        StringBuilder sql = new(head);
        for (int i = 0; i < rows; i++)
        {
            string values = i == 0 ? row : Parameter().Replace(row, match => Shift(match, i * columns));
            sql.Append(i == 0 ? " VALUES " : ", ").Append(values);
        }

        return sql.Append(' ').Append(tail).ToString();
    }

    private static string Shift(Match parameter, int by) => string.Create(
        CultureInfo.InvariantCulture, $"${int.Parse(parameter.ValueSpan[1..], CultureInfo.InvariantCulture) + by}");

    [GeneratedRegex(@"\$\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();
}
