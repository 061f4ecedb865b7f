using RestSharp;
using RestSharp.Serializers.Json;

namespace WabaClient.Benchmarks.Contenders;

/// <summary>RestSharp, with generated metadata and the cursor followed by hand.</summary>
internal sealed class OverRestSharp(HttpClient http, Uri server) : IContender
{
    private readonly RestClient _client = new(
        http,
        new RestClientOptions(server),
        configureSerialization: serializers => serializers.UseSystemTextJson(SettableJson.Default.Options));

    public async Task<long> ListAsync(int pageSize)
    {
        long sum = 0;
        string? after = null;
        do
        {
            RestRequest request = new RestRequest(PlainGraph.Edge).AddQueryParameter("limit", pageSize);
            if (after is not null)
                request.AddQueryParameter("after", after);
            SettablePage page = (await _client.GetAsync<SettablePage>(request).ConfigureAwait(false))!;
            foreach (SettableAccount account in page.Data)
                sum += account.Id.Length + account.Name!.Length;
            after = page.NextCursor;
        }
        while (after is not null);
        return sum;
    }
}
