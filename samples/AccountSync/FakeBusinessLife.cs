using Microsoft.Extensions.Hosting;
using WabaClient;
using WabaClient.Testing;

namespace AccountSync;

/// <summary>Creates, renames and removes accounts of a fake business every few seconds.</summary>
internal sealed class FakeBusinessLife(FakeBusiness business) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(4);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Pace);
        for (int day = 1; await timer.WaitForNextTickAsync(stoppingToken); day++)
        {
            WhatsAppBusinessAccount[] accounts = [.. business.OwnedAccounts.Take(2)];
            WhatsAppBusinessAccount renamed = accounts[1] with { Name = $"Renamed on day {day}" };
            business.RemoveOwnedAccount(accounts[0].Id);
            business.RemoveOwnedAccount(renamed.Id);
            business.AddOwnedAccount(renamed);
            business.AddOwnedAccount(
                new() { Id = $"{9_000_000 + day}", Name = $"New on day {day}", CreationTime = DateTimeOffset.UtcNow });
        }
    }
}
