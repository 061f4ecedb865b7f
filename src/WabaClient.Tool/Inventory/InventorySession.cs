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
        ObservedClient client = new(session.Client, Observe, failure => Observe(failure, subject: null));
        Inventory = new AccountInventory(client, _store, options, host.Clock);
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
            {
                _errors.Notice(
                    $"{new FailureSubject(edge.BusinessId, edge.Edge).Text}: {Plural.Of(edge.PendingRemovals, "account")} may be gone. "
                    + "The evidence is weak: the token or a permission may have changed, or Graph answered incompletely.");
            }
        }
    }

    /// <summary>Ends the output, and returns the exit code.</summary>
    public int Complete()
    {
        Exception? firstFailure;
        lock (_lock)
            firstFailure = _failures.FirstOrDefault();
        Rows.Complete(succeeded: firstFailure is null);
        _progress.Complete();
        if (firstFailure is null)
            return ExitCode.Done;
        return Rows.Rows == 0 ? ExitCode.Of(firstFailure) : ExitCode.SomeFailed;
    }

    public void Dispose()
    {
        _progress.Dispose();
        (_store as IDisposable)?.Dispose();
    }

    private void Observe(AccountsPage page)
    {
        if (page.Failure is { } failure)
        {
            Observe(failure, new FailureSubject(page.BusinessId, page.Edge));
            return;
        }

        lock (_lock)
            _progress.Add(page.Page!.Items.Count, page.Page.Response);
    }

    private void Observe(Exception failure, FailureSubject? subject)
    {
        lock (_lock)
        {
            _failures.Add(failure);
            _errors.Failure(failure, subject);
        }
    }
}
