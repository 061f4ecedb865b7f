namespace WabaClient;

/// <summary>Checks what kind of object the id belongs to.</summary>
internal static class BusinessCheck
{
    private const string WhereTheIdIs =
        "Use the id of the business portfolio: Meta Business Suite > Settings > Business portfolio info > Business portfolio ID.";

    public static Verdict Run(DiagnosisFacts facts)
    {
        if (facts.Id.Type == NodeKind.Business)
            return Verdict.Passed("The id belongs to a business portfolio.", Describe(facts.Id.Business));
        if (facts.Id.Type is { } type)
            return Verdict.Failed(
                $"The id belongs to {NodeKind.Describe(type)}, not to a business portfolio.",
                facts.Id.OwnerId is { } owner ? $"Use {owner}, the business portfolio that it belongs to." : WhereTheIdIs,
                EvidenceText.Join($"node type {type}", EvidenceText.Named("business", facts.Id.OwnerId)));
        if (facts.Edges.First(FailureCause.OtherKind) is { } other)
            return Verdict.Failed("The id does not belong to a business portfolio.", WhereTheIdIs, EvidenceText.Of(other));
        if (facts.Edges.First(FailureCause.UnknownId) is { } unknown)
            return Verdict.Failed(
                "The token has access to no object with this id. Either the id is wrong, or the token lacks access to the "
                    + "business portfolio. Graph does not distinguish these cases.",
                FixFor(facts.VisibleBusinesses),
                EvidenceText.Join(EvidenceText.Of(unknown), Visible(facts.VisibleBusinesses)));
        return Verdict.Skipped("Graph did not say what kind of id this is.", EvidenceText.Of(facts.Id.Business));
    }

    /// <summary>Returns the businesses that Graph lists for the token, for evidence.</summary>
    public static string? Visible(IReadOnlyList<Business> businesses)
    {
        IEnumerable<string> named = businesses.Select(business => $"{business.Id} {EvidenceText.Quoted(business.Name)}".TrimEnd());
        return businesses.Count == 0 ? null : $"Graph lists for the token: {string.Join(", ", named)}";
    }

    private static string FixFor(IReadOnlyList<Business> visible) => visible.Count == 0
        ? $"{WhereTheIdIs} The token must belong to a system user of that portfolio, or of one that it is shared with."
        : $"{WhereTheIdIs} Graph names {string.Join(" and ", visible.Select(business => business.Id))} for this token.";

    private static string? Describe(Answer<Business> node) => node.Value is { } business
        ? EvidenceText.Join(
            EvidenceText.Named("name", EvidenceText.Quoted(business.Name)),
            EvidenceText.Named("verification", business.VerificationStatus is { } status ? EvidenceText.Clean(status.Value) : null))
        : EvidenceText.Of(node);
}
