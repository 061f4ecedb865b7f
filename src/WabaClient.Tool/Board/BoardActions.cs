namespace WabaClient.Tool;

/// <summary>The actions that a browser can request with a POST.</summary>
internal sealed class BoardActions(AccountInventory inventory, BusinessAccountsClient client, BoardWatch watch) : IDisposable
{
    private readonly SemaphoreSlim _oneDiagnosis = new(1);

    /// <summary>Reads one business or all businesses now.</summary>
    public async Task RefreshAsync(BusinessId? business, CancellationToken cancellationToken)
    {
        if (business is { } one)
        {
            inventory.Nudge(one);
            return;
        }

        HashSet<BusinessId> all = [];
        await foreach (EdgeState edge in inventory.ReadEdgesAsync(cancellationToken))
            all.Add(edge.BusinessId);
        foreach (BusinessId each in all)
            inventory.Nudge(each);
    }

    public async Task AcceptAsync(BusinessId business, AccountEdges edge, CancellationToken cancellationToken)
    {
        await inventory.AcceptRemovalsAsync(business, edge, cancellationToken);
        await watch.ReadEdgesAsync(cancellationToken);
    }

    // One at a time: each diagnosis uses calls of a rate limit, and a user can click repeatedly.
    public async Task<DiagnosisReport> DiagnoseAsync(BusinessId business, CancellationToken cancellationToken)
    {
        await _oneDiagnosis.WaitAsync(cancellationToken);
        try
        {
            return await client.DiagnoseAsync(business, options: null, cancellationToken);
        }
        finally
        {
            _oneDiagnosis.Release();
        }
    }

    public void Dispose() => _oneDiagnosis.Dispose();

    public IAsyncEnumerable<InventoryEntry> ReadAsync(BusinessId? business, CancellationToken cancellationToken) =>
        inventory.ReadAsync(business, cancellationToken);
}
