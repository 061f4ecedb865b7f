using System.Net.Http.Headers;
using System.Text.Json;

namespace WabaClient.ColdStart;

/// <summary>The least that a program can do to read a first account: no container, no error handling.</summary>
internal static class Floor
{
    public const string Token = "EAAJsyntheticToken";
    public const string BusinessId = "506914307656634";

    public static async Task<string> FirstAccountAsync(Uri server)
    {
        using HttpClient http = new();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        Uri address = new(server, $"v26.0/{BusinessId}/owned_whatsapp_business_accounts?limit=100");
        using HttpResponseMessage response = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
        using Stream body = await response.Content.ReadAsStreamAsync();
        return (await JsonSerializer.DeserializeAsync(body, PlainJson.Default.PlainPage))!.Data[0].Id;
    }
}
