namespace WabaClient;

/// <summary>Reads the businesses that Graph lists for the token, in case the specified id is wrong.</summary>
internal static class VisibleBusinessesProbe
{
    private const int MostBusinesses = 5;

    public static async Task<IReadOnlyList<Business>> RunAsync(DiagnosisCaller caller, EdgeAnswers edges)
    {
        if (!ShowsNothing(edges.Owned) || !ShowsNothing(edges.Client))
            return [];
        Answer<GraphPage<Business>> listed = await caller.AskAsync(
            GraphTarget.ForMe(GraphEdge.Businesses, "id", "name"),
            ReplyReaders.Businesses,
            MostBusinesses).ConfigureAwait(false);
        if (listed.Value?.Items is { Count: > 0 } businesses)
            return businesses;
        if (listed.Cause is FailureCause.Restricted or FailureCause.Throttled)
            return [];

        // Graph lists no businesses for a system user.
        Answer<MeNode> me = await caller.AskAsync(
            GraphTarget.ForMe(GraphEdge.Me, "client_business_id"), ReplyReaders.Me).ConfigureAwait(false);
        return me.Value?.ClientBusinessId is { } id ? [new Business { Id = id }] : [];
    }

    private static bool ShowsNothing(Answer<GraphPage<WhatsAppBusinessAccount>> edge) =>
        edge.Value is { Items.Count: 0 } || edge.Cause is FailureCause.UnknownId or FailureCause.NothingToList;
}
