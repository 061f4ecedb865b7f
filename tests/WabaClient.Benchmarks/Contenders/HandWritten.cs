using System.Text.Json;

namespace WabaClient.Benchmarks.Contenders;

/// <summary>The floor: the least work that hand-written code can do with what .NET brings, and no error handling.</summary>
internal sealed class HandWritten(HttpClient http, Uri server) : IContender
{
    public async Task<long> ListAsync(int pageSize)
    {
        long sum = 0;
        string? after = null;
        do
        {
            using HttpResponseMessage response =
                await http.GetAsync(
                    PlainGraph.AddressOf(server, pageSize, after),
                    HttpCompletionOption.ResponseHeadersRead)
                    .ConfigureAwait(false);
            using Stream body = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
            SettablePage page = (
                await JsonSerializer.DeserializeAsync(body, SettableJson.Default.SettablePage).ConfigureAwait(false))!;
            foreach (SettableAccount account in page.Data)
                sum += account.Id.Length + account.Name!.Length;
            after = page.NextCursor;
        }
        while (after is not null);
        return sum;
    }
}
