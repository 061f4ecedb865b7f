namespace WabaClient.Tool;

/// <summary>
/// One run of <c>waba numbers</c>: account by account, so that a few hundred ids do not become a burst of calls.
/// </summary>
/// <param name="resume">Writes the command that continues with some accounts, the first of them at a cursor.</param>
internal sealed class NumberListing(
    Session session,
    ToolHost host,
    ErrorOutput errors,
    PhoneNumberQuery query,
    OutputFormat format,
    IReadOnlyList<string> columns,
    Func<IEnumerable<WabaId>, string?, string> resume)
{
    public const string AccountColumn = "account_id";

    private readonly RowWriter _rows = RowWriter.Create(format, host, columns, isContinued: query.Cursor is not null);
    private readonly List<Exception> _failures = [];

    // Where the account that is being listed continues after the rows that have been written.
    private string? _cursor = query.Cursor;

    public async Task<int> RunAsync(IReadOnlyList<WabaId> accounts)
    {
        using Progress progress = new(errors.Status, session, host.Clock, "number");
        using RowBuilder builder = new();
        bool isOne = accounts.Count == 1;
        for (int i = 0; i < accounts.Count; i++)
        {
            try
            {
                await ListAsync(accounts[i], builder, progress);
            }
            catch (OperationCanceledException) when (session.Interrupted.IsCancellationRequested)
            {
                _rows.Complete(succeeded: false);
                progress.Dispose();
                errors.Interruption(new InterruptedException("Interrupted."), ContinuationsOf([.. accounts.Skip(i)]));
                return ExitCode.Interrupted;
            }
            catch (WabaClientException e)
            {
                _failures.Add(e);
                errors.Failure(
                    e,
                    isOne ? null : new FailureSubject(null, null, accounts[i]),
                    e.Cursor is null ? null : resume([accounts[i]], e.Cursor));
            }

            _cursor = null;
        }

        _rows.Complete(succeeded: _failures.Count == 0);
        progress.Complete();
        if (_failures.Count == 0)
        {
            if (_rows.Rows == 0 && format == OutputFormat.Table)
                errors.Notice("There are no phone numbers.");
            return ExitCode.Done;
        }

        return isOne || _rows.Rows == 0 ? ExitCode.Of(_failures[0]) : ExitCode.SomeFailed;
    }

    private async Task ListAsync(WabaId account, RowBuilder builder, Progress progress)
    {
        await foreach (GraphPage<WhatsAppBusinessPhoneNumber> page in
            session.Client.ListPhoneNumbersAsync(account, query with { Cursor = _cursor }, session.Interrupted).AsPages())
        {
            errors.Status.Without(() =>
            {
                foreach (WhatsAppBusinessPhoneNumber number in page.Items)
                    _rows.Add(builder.Write(number, ToolJson.Default.WhatsAppBusinessPhoneNumber, (AccountColumn, account.Value)));
                _rows.Flush();
            });
            progress.Add(page.Items.Count, page.Response);
            _cursor = page.NextCursor;
            if (_cursor is null)
                return;
        }
    }

    // A cursor belongs to one account, so accounts that have not begun need a separate command.
    private List<Continuation> ContinuationsOf(IReadOnlyList<WabaId> unfinished)
    {
        if (_cursor is null)
            return [new(resume(unfinished, null))];
        List<Continuation> continuations = [new(resume([unfinished[0]], _cursor))];
        if (unfinished.Count > 1)
            continuations.Add(new(resume(unfinished.Skip(1), null)));
        return continuations;
    }
}
