namespace WabaClient;

/// <summary>Makes the real calls: lists accounts of one edge.</summary>
internal static class EdgeProbe
{
    private const int MostPages = 3;
    private const int FullPage = 100;

    /// <summary>
    /// Requests the first accounts, and further pages only if the first ones are empty and Graph reports more.
    /// </summary>
    public static async Task<Answer<GraphPage<WhatsAppBusinessAccount>>> RunAsync(
        DiagnosisCaller caller, GraphEdge edge, BusinessId businessId, int pageSize)
    {
        GraphTarget target = GraphTarget.ForEdge(edge, businessId, new AccountQuery { Fields = [AccountField.Name] });
        string? cursor = null;
        for (int page = 1; ; page++)
        {
            Answer<GraphPage<WhatsAppBusinessAccount>> answer =
                await caller.AskAsync(target, ReplyReaders.Accounts, pageSize, cursor).ConfigureAwait(false);
            if (page == MostPages || answer.Value is not { Items.Count: 0, NextCursor: { } next })
                return answer;
            cursor = next;
            pageSize = FullPage;
        }
    }
}
