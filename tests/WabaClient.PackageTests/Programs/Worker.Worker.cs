using WabaClient;

internal sealed class Worker(BusinessAccountsClient client, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (GraphPage<WhatsAppBusinessAccount> page in client.ListClientAsync("1234567890", cancellationToken: stoppingToken).AsPages())
            Console.WriteLine($"page of {page.Items.Count}, more: {page.NextCursor is not null}");
        lifetime.StopApplication();
    }
}
