using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace WabaClient.ColdStart;

/// <summary>The least that a program can do to read a first account, without error handling.</summary>
internal static class Floor
{
    public const string Token = "EAAJsyntheticToken";
    public const string BusinessId = "506914307656634";

    /// <summary>Returns the id of the first account.</summary>
    public static async Task<string> FirstAccountAsync(HttpClient http, Uri server)
    {
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        Uri address = new(server, $"v26.0/{BusinessId}/owned_whatsapp_business_accounts?limit=100");
        using HttpResponseMessage response = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
        using Stream body = await response.Content.ReadAsStreamAsync();
        return (await JsonSerializer.DeserializeAsync(body, PlainJson.Default.PlainPage))!.Data[0].Id;
    }

    /// <summary>The same with a client of the factory that <c>AddWabaClient</c> uses as well.</summary>
    public static async Task<string> FirstAccountInContainerAsync(Uri server)
    {
        await using ServiceProvider provider = new ServiceCollection().AddHttpClient().BuildServiceProvider();
        using HttpClient http = provider.GetRequiredService<IHttpClientFactory>().CreateClient("Graph");
        return await FirstAccountAsync(http, server);
    }
}
