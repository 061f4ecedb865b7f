using Microsoft.Extensions.DependencyInjection;
using WabaClient.Benchmarks.Graph;

namespace WabaClient.Benchmarks.Contenders;

/// <summary>This library, as <c>AddWabaClient</c> makes it and as its README reads: account by account.</summary>
internal sealed class Typed(HttpMessageHandler? handler, Uri server) : IContender
{
    private readonly BusinessAccountsClient _client = CreateClient(handler, server);

    /// <summary>Makes a client; without a handler it has the library's own.</summary>
    public static BusinessAccountsClient CreateClient(HttpMessageHandler? handler, Uri server)
    {
        ServiceCollection services = new();
        IHttpClientBuilder http = services.AddWabaClient(options =>
        {
            options.AccessToken = PlainGraph.Token;
            options.BaseAddress = server;
        });
        if (handler is not null)
            http.ConfigurePrimaryHttpMessageHandler(() => handler);
        return services.BuildServiceProvider().GetRequiredService<BusinessAccountsClient>();
    }

    public async Task<long> ListAsync(int pageSize)
    {
        long sum = 0;
        await foreach (WhatsAppBusinessAccount account in _client.ListOwnedAsync(CannedListing.BusinessId, new() { PageSize = pageSize }).ConfigureAwait(false))
            sum += account.Id.Value.Length + account.Name!.Length;
        return sum;
    }
}
