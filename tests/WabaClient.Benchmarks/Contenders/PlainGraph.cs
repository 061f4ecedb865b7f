using System.Globalization;
using System.Net.Http.Headers;
using WabaClient.Benchmarks.Graph;

namespace WabaClient.Benchmarks.Contenders;

/// <summary>The common parts of the hand-written contenders: the address of a page, and a client that sends the token.</summary>
internal static class PlainGraph
{
    public const string Token = "EAAJjmJRsr3sBO1zZCZBZAZAZAZAZAZAsyntheticTokenOfTheLengthThatRealOnesHaveZBZAZCwZDZD0123456789abcdefghijklmnopqrstuvwxyz";
    public const string Edge = $"v26.0/{CannedListing.BusinessId}/owned_whatsapp_business_accounts";

    public static HttpClient CreateClient(HttpMessageHandler handler)
    {
        HttpClient http = new(handler);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Benchmarks", "1.0"));
        return http;
    }

    public static Uri AddressOf(Uri server, int pageSize, string? after) => new(after is null
        ? string.Create(CultureInfo.InvariantCulture, $"{server.AbsoluteUri}{Edge}?limit={pageSize}")
        : string.Create(CultureInfo.InvariantCulture, $"{server.AbsoluteUri}{Edge}?limit={pageSize}&after={Uri.EscapeDataString(after)}"));
}
