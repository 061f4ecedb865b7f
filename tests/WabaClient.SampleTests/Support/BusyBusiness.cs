using WabaClient.Testing;

namespace WabaClient.SampleTests.Support;

/// <summary>A business whose accounts are made, renamed and removed at random.</summary>
internal sealed class BusyBusiness(FakeBusiness business, Random random)
{
    public int Added { get; private set; }

    public int Removed { get; private set; }

    public void GoOn()
    {
        switch (random.Next(6))
        {
            case 0:
                Added++;
                business.AddOwnedAccount(New($"{7_000_000 + Added}"));
                break;
            case 1:
                Removed++;
                business.RemoveOwnedAccount(Any().Id);
                break;
            case 2:
                WhatsAppBusinessAccount renamed = Any() with { Name = $"Renamed {random.Next()}" };
                business.RemoveOwnedAccount(renamed.Id);
                business.AddOwnedAccount(renamed);
                break;
        }
    }

    // Made at any time, so that they appear on pages before and behind the one that is asked for.
    private WhatsAppBusinessAccount New(string id) => new()
    {
        Id = id,
        Name = $"New {id}",
        CreationTime = DateTimeOffset.UnixEpoch.AddDays(random.Next(18_600, 20_000)),
    };

    private WhatsAppBusinessAccount Any()
    {
        WhatsAppBusinessAccount[] accounts = [.. business.OwnedAccounts];
        return accounts[random.Next(accounts.Length)];
    }
}
