using System.Text.Json;

namespace WabaClient;

/// <summary>A business in the form in which a file contains it.</summary>
internal sealed record StoredBusiness(KnownBusiness Business, IReadOnlyList<StoredAccount> Accounts)
{
    public static StoredBusiness Read(ref Utf8JsonReader reader)
    {
        KnownBusiness? business = null;
        List<StoredAccount> accounts = [];
        while (StoredJson.ReadProperty(ref reader, out string name))
        {
            switch (name)
            {
                case "id":
                    business = KnownBusiness.Create(reader.GetString()!);
                    break;
                case "owned":
                    business = Edge(ref reader, business, AccountEdges.Owned);
                    break;
                case "client":
                    business = Edge(ref reader, business, AccountEdges.Client);
                    break;
                case "accounts":
                    accounts = StoredJson.ReadList(ref reader, StoredAccount.Read);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return new StoredBusiness(business ?? throw new JsonException("A business has no id."), accounts);
    }

    public KnownBusiness ToKnown(Func<long, RequestedFields> findFields) => Business with
    {
        Accounts = Accounts.ToDictionary(stored => stored.Account.Id, stored => stored.ToKnown(findFields)),
    };

    private static KnownBusiness Edge(ref Utf8JsonReader reader, KnownBusiness? business, AccountEdges edge) => business is null
        ? throw new JsonException("A business does not start with its id.")
        : business.With(EdgeJson.Read(ref reader, business[edge]));
}
