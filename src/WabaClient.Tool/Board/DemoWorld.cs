using System.Globalization;
using WabaClient.Testing;

namespace WabaClient.Tool;

/// <summary>The simulation of <c>waba board --fake</c>: a few businesses that change every few seconds.</summary>
internal sealed class DemoWorld
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(4);

    private const int PastDays = 13;
    private const int ScriptLength = 60;

    private static readonly TimeSpan StepInterval = TimeSpan.FromSeconds(2);
    private static readonly Dictionary<string, string> JsonHeaders = new() { ["Content-Type"] = "application/json; charset=UTF-8" };
    private static readonly TimeSpan UsageWindow = TimeSpan.FromMinutes(10);

    private static readonly (string Id, string Name, int Owned, int Clients)[] Setup =
    [
        ("104520398817201", "Northwind Retail Group", 212, 38),
        ("104520398817202", "Contoso Partners", 24, 143),
        ("104520398817203", "Fabrikam Health", 61, 0),
        ("104520398817204", "Wingtip Travel", 47, 12),
        ("104520398817205", "Tailspin Logistics", 33, 9),
        ("104520398817206", "Alpine Ski House", 5, 0),
    ];

    private readonly Random _random = new(20_261_128);
    private readonly FakeBusiness[] _businesses;
    private volatile bool _isDenied;
    private volatile bool _isEmpty;
    private int _added;

    public DemoWorld()
    {
        Graph = new FakeGraph(new FakeGraphOptions { TimeProvider = Clock, RateLimit = FakeRateLimit.Per(UsageWindow, 800) });
        _businesses = [.. Setup.Select(each => Graph.AddBusiness(each.Id, each.Name)
            .AddOwnedAccounts(each.Owned)
            .AddClientAccounts(each.Clients))];
        foreach (FakeBusiness business in _businesses)
        {
            foreach (WhatsAppBusinessAccount account in business.OwnedAccounts.Where(_ => _random.Next(7) == 0).ToArray())
                Replace(business, account, Disturb(account));
        }

        Graph.Inject(
            GraphFault.PermissionDenied("whatsapp_business_management").ForBusiness(Fabrikam.Id).When(_ => _isDenied).Always(),
            GraphFault.Reply(200, """{"data":[]}"""u8.ToArray(), JsonHeaders)
                .ForBusiness(Tailspin.Id)
                .When(request => _isEmpty && request.Edge == "owned_whatsapp_business_accounts")
                .Always());
    }

    public DemoClock Clock { get; } = new();

    public FakeGraph Graph { get; }

    private FakeBusiness Fabrikam => _businesses[2];

    private FakeBusiness Wingtip => _businesses[3];

    private FakeBusiness Tailspin => _businesses[4];

    /// <summary>Simulates the last two weeks, so that the board has a history.</summary>
    public async Task CatchUpAsync(AccountInventory inventory, CancellationToken cancellationToken)
    {
        // The consumer is created before the first change, so it receives all changes.
        await foreach (AccountChange _ in inventory.ReadChangesAsync(BoardWatch.Consumer, cancellationToken))
        {
        }

        for (int day = PastDays; day >= 0; day--)
        {
            Clock.Behind = TimeSpan.FromHours((24 * day) + 1 + _random.NextDouble());
            await inventory.RefreshAsync(cancellationToken: cancellationToken);
            for (int i = _random.Next(2, 11); i > 0; i--)
                Happen();
        }

        Clock.Behind = TimeSpan.Zero;
    }

    /// <summary>Changes something every few seconds.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using PeriodicTimer timer = new(StepInterval);
        for (int step = 0; await timer.WaitForNextTickAsync(cancellationToken); step++)
        {
            Happen();
            switch (step % ScriptLength)
            {
                case 1:
                    _isDenied = true;
                    break;
                case 3:
                    _isEmpty = true;
                    break;
                case 5:
                    Graph.Inject(GraphFault.RateLimited(TimeSpan.FromMinutes(1)).ForBusiness(Wingtip.Id));
                    break;
                case ScriptLength - 15:
                    _isDenied = false;
                    break;
                case ScriptLength - 5:
                    _isEmpty = false;
                    break;
            }
        }
    }

    private void Happen()
    {
        FakeBusiness business = _businesses[_random.Next(3)];
        WhatsAppBusinessAccount[] accounts = [.. business.OwnedAccounts];
        WhatsAppBusinessAccount account = accounts[_random.Next(accounts.Length)];
        switch (_random.Next(10))
        {
            case < 3:
                business.AddOwnedAccount(Create(account));
                break;
            case 3:
                business.RemoveOwnedAccount(account.Id);
                break;
            case 4:
                business.RemoveOwnedAccount(account.Id);
                business.AddClientAccount(account);
                break;
            default:
                Replace(business, account, Disturb(account));
                break;
        }
    }

    private WhatsAppBusinessAccount Create(WhatsAppBusinessAccount model)
    {
        string[] first = ["Casa", "Maison", "Studio", "Café", "Atelier", "Haus"];
        string[] second = ["Luna", "Verde", "Aurora", "Mozart", "Olivia", "Solar"];
        string id = (900_000_000_000_000 + ++_added).ToString(CultureInfo.InvariantCulture);
        return model with
        {
            Id = id,
            Name = $"{first[_random.Next(first.Length)]} {second[_random.Next(second.Length)]}",
            CreationTime = Clock.GetUtcNow(),
            Status = AccountStatus.Pending,
            AccountReviewStatus = AccountReviewStatus.Pending,
            PhoneNumbers = model.PhoneNumbers! with
            {
                Items = [.. model.PhoneNumbers.Items.Take(1).Select(number => number with { Id = $"{id}1", QualityRating = "UNKNOWN" })],
            },
        };
    }

    private WhatsAppBusinessAccount Disturb(WhatsAppBusinessAccount account) => _random.Next(6) switch
    {
        0 => account with { Status = account.Status == AccountStatus.Active ? AccountStatus.Restricted : AccountStatus.Active },
        1 => account with
        {
            AccountReviewStatus = account.AccountReviewStatus == AccountReviewStatus.Approved
                ? AccountReviewStatus.Rejected
                : AccountReviewStatus.Approved,
            Status = account.Status == AccountStatus.Pending ? AccountStatus.Active : account.Status,
        },
        2 when _random.Next(3) == 0 => account with { Status = AccountStatus.Disabled },
        _ => account with
        {
            PhoneNumbers = account.PhoneNumbers! with
            {
                Items = [.. account.PhoneNumbers.Items.Select((number, i) => i > 0 ? number : number with
                {
                    QualityRating = number.QualityRating switch { "GREEN" => "YELLOW", "YELLOW" => "RED", _ => "GREEN" },
                })],
            },
        },
    };

    // The fake graph cannot change an account, so the account is removed and added again.
    private static void Replace(FakeBusiness business, WhatsAppBusinessAccount account, WhatsAppBusinessAccount by)
    {
        if (business.RemoveOwnedAccount(account.Id))
            business.AddOwnedAccount(by);
    }
}
