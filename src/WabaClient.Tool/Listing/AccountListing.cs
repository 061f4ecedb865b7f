namespace WabaClient.Tool;

/// <summary>One run of <c>waba list</c>.</summary>
internal sealed class AccountListing(
    Session session,
    ToolHost host,
    ErrorOutput errors,
    ListRequest request,
    OutputFormat format,
    Func<BusinessId, AccountEdges, string?, bool, string> resume)
{
    private const int MostCommands = 10;

    private readonly List<Exception> _failures = [];

    public async Task<int> RunAsync()
    {
        using Progress progress = new(errors.Status, session, host.Clock, "account");
        if (request.Businesses is { Count: 0 })
            return Nothing("--businesses: The file has no id.");
        IReadOnlyList<BusinessId> businesses = request.Businesses ?? await session.ListBusinessesAsync();
        if (businesses.Count == 0)
            return Nothing(Session.NoBusiness);
        return await ListAsync(businesses, progress);
    }

    private async Task<int> ListAsync(IReadOnlyList<BusinessId> businesses, Progress progress)
    {
        bool isOne = businesses.Count == 1 && request.Edges != AccountEdges.Both;
        bool hasSource = request.HasSource || !isOne;
        RowWriter rows = CreateWriter(hasSource);
        UnfinishedEdges unfinished = new(businesses, request.Edges, request.Query.Cursor);
        try
        {
            IAsyncEnumerable<AccountsPage> pages =
                AccountSource.Read(session.Client, businesses, request.Edges, request.Query, session.Interrupted);
            await WriteAsync(pages, rows, isOne, hasSource, unfinished, progress);
        }
        catch (OperationCanceledException) when (session.Interrupted.IsCancellationRequested && unfinished.Businesses > 0)
        {
            rows.Complete(succeeded: false);
            progress.Dispose();
            ReportInterruption(isOne, hasSource, unfinished);
            return ExitCode.Interrupted;
        }
        catch (OperationCanceledException) when (session.Interrupted.IsCancellationRequested)
        {
            // Everything had been listed.
        }

        rows.Complete(succeeded: _failures.Count == 0);
        progress.Complete();
        if (_failures.Count == 0)
        {
            if (rows.Rows == 0 && format == OutputFormat.Table)
                errors.Notice($"There are no accounts. To find out why, run: {WabaCommand.Name} doctor {businesses[0]}");
            return ExitCode.Done;
        }

        return isOne || rows.Rows == 0 ? ExitCode.Of(_failures[0]) : ExitCode.SomeFailed;
    }

    private async Task WriteAsync(
        IAsyncEnumerable<AccountsPage> pages,
        RowWriter rows,
        bool isOne,
        bool hasSource,
        UnfinishedEdges unfinished,
        Progress progress)
    {
        using RowBuilder builder = new();
        await foreach (AccountsPage page in pages)
        {
            if (page.Failure is { } failure)
            {
                _failures.Add(failure);
                string? cursor = (failure as WabaClientException)?.Cursor;
                errors.Failure(
                    failure,
                    isOne ? null : new FailureSubject(page.BusinessId, page.Edge),
                    cursor is null ? null : resume(page.BusinessId, page.Edge, cursor, hasSource));
            }
            else
            {
                errors.Status.Without(() => Write(page, rows, builder, hasSource));
                progress.Add(page.Page!.Items.Count, page.Page.Response);
            }

            unfinished.Advance(page);
        }
    }

    private static void Write(AccountsPage page, RowWriter rows, RowBuilder builder, bool hasSource)
    {
        foreach (WhatsAppBusinessAccount account in page.Page!.Items)
        {
            rows.Add(hasSource
                ? builder.Write(
                    account,
                    ToolJson.Default.WhatsAppBusinessAccount,
                    (AccountColumns.Business, page.BusinessId.Value),
                    (AccountColumns.Edge, EdgeNames.Of(page.Edge)))
                : builder.Write(account, ToolJson.Default.WhatsAppBusinessAccount));
        }

        rows.Flush();
    }

    private int Nothing(string reason)
    {
        CreateWriter(hasSource: true).Complete(succeeded: true);
        errors.Notice(reason);
        return ExitCode.Done;
    }

    private RowWriter CreateWriter(bool hasSource) =>
        RowWriter.Create(
            format,
            host,
            AccountColumns.Of(request.Query.Fields, format, hasSource),
            isContinued: request.Query.Cursor is not null);

    private void ReportInterruption(bool isOne, bool hasSource, UnfinishedEdges unfinished)
    {
        string message = isOne ? "Interrupted." : $"Interrupted; unfinished: {Plural.Of(unfinished.Businesses, "business")}.";
        errors.Interruption(
            new InterruptedException(message),
            [
                .. unfinished.Edges.Take(MostCommands).Select(edge => new Continuation(
                    resume(edge.Business, edge.Edge, edge.Cursor, hasSource),
                    isOne ? null : new FailureSubject(edge.Business, edge.Edge))),
            ]);
    }
}
