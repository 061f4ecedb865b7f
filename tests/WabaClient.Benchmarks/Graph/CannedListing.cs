using System.Globalization;
using System.Text;

namespace WabaClient.Benchmarks.Graph;

/// <summary>
/// The pages of a listing as bytes made beforehand, so that serving them costs nothing. All pages hold the same accounts
/// with Graph's default fields; only cursors and <c>next</c> differ.
/// </summary>
internal sealed class CannedListing
{
    public const string BusinessId = "506914307656634";
    private const string Cursor = "QVFIUjBrRUs5QVJuUDhDSmZARMlc2dXRYNXBmMjMtRUt3SmFlbk9PRk43azdiN1VQaW1HcnRkejFzZATNoNDdTdGVWMDhjamVvY25HWnI4WjIzX0hYS";
    private const int Digits = 6;

    private readonly byte[][] _tails;

    public CannedListing(int pageSize, int pages)
    {
        Data = Encoding.UTF8.GetBytes($"{{\"data\":[{string.Join(',', CannedAccounts.Take(pageSize))}],");
        _tails = [.. Enumerable.Range(0, pages).Select(page => Tail(page, pageSize, isLast: page == pages - 1))];
    }

    /// <summary>The part of the body that all pages share.</summary>
    public byte[] Data { get; }

    /// <summary>The rest of the body of the page that a request asks for.</summary>
    public byte[] TailFor(string pathAndQuery)
    {
        int after = pathAndQuery.IndexOf("after=", StringComparison.Ordinal);
        return _tails[after < 0 ? 0 : PageIn(pathAndQuery.AsSpan(after + "after=".Length + Cursor.Length, Digits))];
    }

    private static int PageIn(ReadOnlySpan<char> digits) =>
        int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static string CursorBefore(int page) => Cursor + page.ToString("D6", CultureInfo.InvariantCulture);

    private static byte[] Tail(int page, int pageSize, bool isLast)
    {
        string cursors = $$"""{"before":"{{CursorBefore(page)}}","after":"{{CursorBefore(page + 1)}}"}""";
        string next = $"https:\\/\\/graph.facebook.com\\/v26.0\\/{BusinessId}\\/owned_whatsapp_business_accounts?limit={pageSize}&after={CursorBefore(page + 1)}";
        return Encoding.UTF8.GetBytes(isLast
            ? $"\"paging\":{{\"cursors\":{cursors}}}}}"
            : $"\"paging\":{{\"cursors\":{cursors},\"next\":\"{next}\"}}}}");
    }
}
