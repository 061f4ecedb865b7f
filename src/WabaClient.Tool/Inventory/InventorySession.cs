namespace WabaClient.Tool;

/// <summary>
/// An inventory for the duration of one command: prints changes, and reports failures as they happen.
/// </summary>
internal sealed class InventorySession : IDisposable
{
    private const int MaxBatch = 100;

    private readonly InventoryStore _store;
    private readonly ErrorOutput _errors;
    private readonly Func<BusinessId, string> _acceptCommand;
    private readonly InventoryWarnings _warnings;
    private readonly Progress _progress;
    private readonly List<Exception> _failures = [];
    private readonly Lock _lock = new();

    /// <param name="acceptCommand">Writes the command that removes the pending accounts of a business.</param>
    public InventorySession(
        Session session,
        ToolHost host,
        ErrorOutput errors,
        string? state,
        InventoryOptions options,
        OutputFormat format,
        Func<BusinessId, string> acceptCommand)
    {
        Session = session;
        _errors = errors;
        _acceptCommand = acceptCommand;
        _store = StateFile.Open(state, session, host);
        _progress = new Progress(errors.Status, session, host.Clock, "change");
        ObservedClient client = new(session.Client, Observe, failure => Observe(failure, subject: null));
        _warnings = new InventoryWarnings(errors, host.Clock, (business, edge, count) =>
        {
            if (ReportsRemovalsAtOnce)
                WarnOfRemovals(business, edge, count);
        });
        Inventory = new AccountInventory(client, _store, options, host.Clock, _warnings);
        Rows = RowWriter.Create(format, host, ChangeRow.Columns(hasBusiness: true), ChangeRow.IdColumn);
    }

    public Session Session { get; }

    public AccountInventory Inventory { get; }

    public CancellationToken Interrupted => Session.Interrupted;

    public RowWriter Rows { get; }

    /// <summary>Gets or sets whether removals are reported as soon as they are pending.</summary>
    public bool ReportsRemovalsAtOnce { get; set; }

    /// <summary>Prints changes as soon as they arrive, and acknowledges what has been printed.</summary>
    public async Task PrintAsync(IAsyncEnumerable<AccountChange> changes, string consumer)
    {
        long? last = null;
        int count = 0;
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Interrupted);
        await using IAsyncEnumerator<AccountChange> enumerator = changes.GetAsyncEnumerator(stop.Token);
        Task<bool> next = Task.FromResult(false);
        try
        {
            while (true)
            {
                // Changes that arrive together are printed together, so that the columns of a table fit all of them.
                next = enumerator.MoveNextAsync().AsTask();
                if (!next.IsCompletedSuccessfully || !next.Result || count == MaxBatch)
                    await FlushAsync();
                if (!await next)
                    return;
                Rows.Add(ChangeRow.Write(enumerator.Current, hasBusiness: true));
                last = enumerator.Current.Sequence;
                count++;
            }
        }
        finally
        {
            // The enumerator cannot be disposed while it looks for the next change.
            await stop.CancelAsync();
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        async Task FlushAsync()
        {
            if (last is not { } sequence)
                return;
            _errors.Status.Without(Rows.Flush);
            _progress.Add(count);
            last = null;
            count = 0;
            await AcknowledgeAsync(consumer, sequence);
        }
    }

    /// <summary>Reports removals that require a decision of the user.</summary>
    public async Task ReportPendingAsync()
    {
        await foreach (EdgeState edge in Inventory.ReadEdgesAsync(Interrupted))
        {
            if (edge.PendingRemovals > 0)
                WarnOfRemovals(edge.BusinessId, edge.Edge, edge.PendingRemovals);
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

    // Changes that have been printed are acknowledged, even after an interruption.
    private async Task AcknowledgeAsync(string consumer, long sequence)
    {
        try
        {
            await Inventory.AcknowledgeAsync(consumer, sequence, CancellationToken.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // An earlier change of the state could not be written; the store continues and tries again.
            _warnings.ReportNotSaved(e);
            await Inventory.AcknowledgeAsync(consumer, sequence, CancellationToken.None);
        }
    }

    private void WarnOfRemovals(BusinessId business, AccountEdges edge, int count) => _errors.Warning(
        $"{Plural.Of(count, "account")} may be gone. The evidence is weak: the token or a permission may have changed, or Graph's response "
        + $"was incomplete. If they are gone, run: {_acceptCommand(business)}",
        new FailureSubject(business, edge));

    private void Observe(AccountsPage page)
    {
        if (page.Failure is { } failure)
        {
            Observe(failure, new FailureSubject(page.BusinessId, page.Edge));
            return;
        }

        lock (_lock)
            _progress.Add(0, page.Page!.Response);
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
