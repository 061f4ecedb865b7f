namespace WabaClient.Tool;

/// <summary>An inventory for the duration of one command: prints changes, and reports failures as they happen.</summary>
internal sealed class InventorySession : IDisposable
{
    private readonly InventoryStore _store;
    private readonly ErrorOutput _errors;
    private readonly Progress _progress;
    private readonly List<Exception> _failures = [];
    private readonly Lock _lock = new();

    public InventorySession(
        Session session, ToolHost host, ErrorOutput errors, string? state, InventoryOptions options, OutputFormat format)
    {
        _errors = errors;
        _store = StateFile.Open(state, session, host);
        _progress = new Progress(errors.Status, session, host.Clock, "account");
        Inventory = new AccountInventory(new ObservedClient(session.Client, Observe), _store, options, host.Clock);
        Rows = RowWriter.Create(format, host, ChangeRow.Columns(hasBusiness: true), ChangeRow.IdColumn);
    }

    public AccountInventory Inventory { get; }

    public RowWriter Rows { get; }

    /// <summary>Prints a change at once.</summary>
    public void Print(AccountChange change) => _errors.Status.Without(() =>
    {
        Rows.Add(ChangeRow.Write(change, hasBusiness: true));
        Rows.Flush();
    });

    /// <summary>Reports removals that need somebody to look at them.</summary>
    public async Task ReportPendingAsync(CancellationToken cancellationToken)
    {
        await foreach (EdgeState edge in Inventory.ReadEdgesAsync(cancellationToken))
        {
            if (edge.PendingRemovals > 0)
                _errors.Notice($"Business {edge.BusinessId}, {EdgeNames.Of(edge.Edge)} accounts: {Plural.Of(edge.PendingRemovals, "account")} may be gone, but the evidence is weak: the token, a permission or the edge may have changed.");
        }
    }

    /// <summary>Ends the output, and returns the exit code.</summary>
    public int Complete()
    {
        Rows.Complete(succeeded: _failures.Count == 0);
        _progress.Complete();
        if (_failures.Count == 0)
            return ExitCode.Done;
        return Rows.Rows == 0 ? ExitCode.Of(_failures[0]) : ExitCode.SomeFailed;
    }

    public void Dispose()
    {
        _progress.Dispose();
        (_store as IDisposable)?.Dispose();
    }

    private void Observe(AccountsPage page)
    {
        lock (_lock)
        {
            if (page.Failure is { } failure)
            {
                _failures.Add(failure);
                _errors.Failure(failure, new FailureSubject(page.BusinessId, page.Edge));
            }
            else
            {
                _progress.Add(page.Page!.Items.Count, page.Page.Response);
            }
        }
    }
}
