using System.Text.Json;

namespace WabaClient.Tool;

/// <summary>The business and edge on which an account of a file was listed.</summary>
/// <param name="Business">The business; a placeholder in a listing of one business, which does not name it.</param>
internal readonly record struct ListingKey(BusinessId Business, AccountEdges Edge)
{
    private static readonly BusinessId Unknown = new("0");

    public bool IsKnown => Business != Unknown;

    public static ListingKey Of(JsonElement row)
    {
        BusinessId business = row.TryGetProperty(AccountColumns.Business, out JsonElement id) ? new BusinessId(id.GetString()!) : Unknown;
        bool isClient = row.TryGetProperty(AccountColumns.Edge, out JsonElement edge) && edge.GetString() == EdgeNames.Client;
        return new(business, isClient ? AccountEdges.Client : AccountEdges.Owned);
    }
}
