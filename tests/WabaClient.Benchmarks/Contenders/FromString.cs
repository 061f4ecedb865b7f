using System.Text.Json;

namespace WabaClient.Benchmarks.Contenders;

/// <summary>Other code that users write: <c>GetStringAsync</c>, then <c>Deserialize</c> by reflection.</summary>
internal sealed class FromString(HttpClient http, Uri server) : IContender
{
    private static readonly JsonSerializerOptions Json =
        new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public async Task<long> ListAsync(int pageSize)
    {
        long sum = 0;
        string? after = null;
        do
        {
            string body = await http.GetStringAsync(PlainGraph.AddressOf(server, pageSize, after)).ConfigureAwait(false);
            RecordPage page = JsonSerializer.Deserialize<RecordPage>(body, Json)!;
            foreach (RecordAccount account in page.Data)
                sum += account.Id.Length + account.Name!.Length;
            after = page.NextCursor;
        }
        while (after is not null);
        return sum;
    }
}
