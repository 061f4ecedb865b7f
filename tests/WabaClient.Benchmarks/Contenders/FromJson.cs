using System.Net.Http.Json;
using System.Text.Json;

namespace WabaClient.Benchmarks.Contenders;

/// <summary>Code that users write: <c>GetFromJsonAsync</c> into records.</summary>
internal sealed class FromJson(HttpClient http, Uri server) : IContender
{
    private static readonly JsonSerializerOptions Json =
        new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public async Task<long> ListAsync(int pageSize)
    {
        long sum = 0;
        string? after = null;
        do
        {
            RecordPage page = (
                await http.GetFromJsonAsync<RecordPage>(PlainGraph.AddressOf(server, pageSize, after), Json).ConfigureAwait(false))!;
            foreach (RecordAccount account in page.Data)
                sum += account.Id.Length + account.Name!.Length;
            after = page.NextCursor;
        }
        while (after is not null);
        return sum;
    }
}
