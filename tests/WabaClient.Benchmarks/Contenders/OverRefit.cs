using Refit;

namespace WabaClient.Benchmarks.Contenders;

/// <summary>Refit, with generated metadata and the cursor followed by hand.</summary>
internal sealed class OverRefit : IContender
{
    private readonly IRefitGraph _graph;

    public OverRefit(HttpClient http, Uri server)
    {
        http.BaseAddress = server;
        _graph = RestService.For<IRefitGraph>(
            http,
            new RefitSettings(new SystemTextJsonContentSerializer(SettableJson.Default.Options)));
    }

    public async Task<long> ListAsync(int pageSize)
    {
        long sum = 0;
        string? after = null;
        do
        {
            SettablePage page = await _graph.ListAsync(pageSize, after).ConfigureAwait(false);
            foreach (SettableAccount account in page.Data)
                sum += account.Id.Length + account.Name!.Length;
            after = page.NextCursor;
        }
        while (after is not null);
        return sum;
    }
}
