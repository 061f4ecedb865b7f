using System.Collections.Concurrent;
using WabaClient;

namespace Discover;

/// <summary>
/// Businesses with their accounts, and accounts with their numbers. An account is shown once, with every business that
/// lists it.
/// </summary>
internal sealed class Tree
{
    private readonly Dictionary<BusinessId, Business> _businesses = [];
    private readonly Dictionary<WabaId, WhatsAppBusinessAccount> _accounts = [];
    private readonly List<(WabaId Account, BusinessId Business, AccountEdges Edge)> _places = [];
    private readonly ConcurrentDictionary<WabaId, List<WhatsAppBusinessPhoneNumber>> _numbers = new();
    private readonly ConcurrentQueue<string> _failures = new();

    public IReadOnlyCollection<BusinessId> Businesses => _businesses.Keys;

    public IReadOnlyCollection<WabaId> Accounts => _accounts.Keys;

    public bool IsComplete => _failures.IsEmpty;

    public void Add(Business business) => _businesses[business.Id] = business;

    public void Add(AccountsPage page)
    {
        if (page.Failure is not null)
            Fail($"{page.Edge} accounts of {page.BusinessId}", page.Failure);
        foreach (WhatsAppBusinessAccount account in page.Page?.Items ?? [])
        {
            _accounts[account.Id] = account;
            _places.Add((account.Id, page.BusinessId, page.Edge));
        }
    }

    public void Add(WabaId account, List<WhatsAppBusinessPhoneNumber> numbers) => _numbers[account] = numbers;

    public void Fail(string what, Exception failure) =>
        _failures.Enqueue($"The {what} could not be listed: {failure.Message}");

    public void Write()
    {
        HashSet<WabaId> shown = [];
        foreach (Business business in _businesses.Values)
        {
            Console.WriteLine($"{business.Name} ({business.Id})");
            foreach ((WabaId id, _, _) in _places.Where(place => place.Business == business.Id))
            {
                if (!shown.Add(id))
                    continue;
                Console.WriteLine($"  {_accounts[id].Name} ({id}): {string.Join(", ", _places.Where(place => place.Account == id).OrderBy(place => place.Edge).Select(Describe).Distinct())}");
                foreach (WhatsAppBusinessPhoneNumber number in _numbers.GetValueOrDefault(id) ?? [])
                    Console.WriteLine($"    {number.DisplayPhoneNumber}  {number.QualityRating}  {number.Status}");
            }
        }

        foreach (string failure in _failures)
            Console.Error.WriteLine(failure);
    }

    private string Describe((WabaId Account, BusinessId Business, AccountEdges Edge) place) =>
        $"{(place.Edge == AccountEdges.Owned ? "owned by" : "shared with")} {_businesses[place.Business].Name}";
}
