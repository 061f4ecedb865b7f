using System.Text.Json;

namespace WabaClient.Testing;

/// <summary>
/// A row of an account edge. The account itself is created only if it is needed. The default value is not valid.
/// </summary>
internal readonly record struct AccountRow(AccountBatch Batch, int Index)
{
    /// <summary>
    /// Gets the filters of both edges. Source: Meta's reference pages and the guide to managing accounts.
    /// </summary>
    public static FilterGrammar<AccountRow> OwnedFilters { get; } = new FilterGrammar<AccountRow>()
        .AddTime("creation_time", row => row.Batch.CreationTimeOf(row.Index))
        .AddIn("ownership_type", row => row.Batch.OwnershipTypeOf(row.Index));

    /// <summary>
    /// Returns the filters of the client edge of a business. Source: Meta's guides to multi-partner solutions and
    /// marketing messages.
    /// </summary>
    public static FilterGrammar<AccountRow> ClientFilters(string businessId) => new FilterGrammar<AccountRow>()
        .AddTime("creation_time", row => row.Batch.CreationTimeOf(row.Index))
        .AddIn("ownership_type", row => row.Batch.OwnershipTypeOf(row.Index))
        .AddIn(
            "marketing_messages_onboarding_status",
            row => row.Account(AccountParts.Details).MarketingMessagesOnboardingStatus)
        .Add(
            "partners",
            "ALL",
            value => FilterGrammar<AccountRow>.Texts(value) is { } asked ? row => row.HasPartners(asked, businessId) : null);

    public WhatsAppBusinessAccount Account(AccountParts parts) => Batch.Get(Index, parts);

    // An account is on the client edge because it is shared with the business, so the business is one of its partners.
    private bool HasPartners(string[] asked, string businessId)
    {
        if (Array.TrueForAll(asked, partner => partner == businessId))
            return true;
        IReadOnlyDictionary<string, JsonElement> additional = Account(AccountParts.Details).AdditionalProperties;
        if (!additional.TryGetValue("partners", out JsonElement given) || given.ValueKind != JsonValueKind.Array)
            return false;

        List<string> partners = [businessId, .. given.EnumerateArray().Select(partner => partner.ToString())];
        return Array.TrueForAll(asked, partners.Contains);
    }
}
