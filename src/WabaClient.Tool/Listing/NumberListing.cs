namespace WabaClient.Tool;

/// <summary>One run of <c>waba numbers</c>: account by account, so that a few hundred ids do not become a burst of calls.</summary>
internal sealed class NumberListing(Session session, ToolHost host, ErrorOutput errors, PhoneNumberQuery query, RowWriter rows)
{
    public const string AccountColumn = "account_id";

    private readonly List<Exception> _failures = [];

    public async Task<int> RunAsync(IReadOnlyList<WabaId> accounts, Func<IEnumerable<WabaId>, string> resume)
    {
        using Progress progress = new(errors.Status, session, host.Clock, "number");
        using RowBuilder builder = new();
        for (int i = 0; i < accounts.Count; i++)
        {
            try
            {
                await ListAsync(accounts[i], builder, progress);
            }
            catch (OperationCanceledException) when (session.Interrupted.IsCancellationRequested)
            {
                rows.Complete(succeeded: false);
                progress.Dispose();
                errors.Command("Interrupted. To continue:", resume(accounts.Skip(i)));
                return ExitCode.Interrupted;
            }
            catch (WabaClientException e)
            {
                _failures.Add(e);
                errors.Failure(e, accounts.Count == 1 ? null : new FailureSubject(null, null, accounts[i]));
            }
        }

        rows.Complete(succeeded: _failures.Count == 0);
        progress.Complete();
        if (_failures.Count == 0)
            return ExitCode.Done;
        return accounts.Count == 1 || rows.Rows == 0 ? ExitCode.Of(_failures[0]) : ExitCode.SomeFailed;
    }

    // The numbers of an account are written together, so that a command that continues neither repeats nor skips any.
    private async Task ListAsync(WabaId account, RowBuilder builder, Progress progress)
    {
        List<WhatsAppBusinessPhoneNumber> numbers = [];
        try
        {
            await foreach (GraphPage<WhatsAppBusinessPhoneNumber> page in
                session.Client.ListPhoneNumbersAsync(account, query, session.Interrupted).AsPages())
            {
                numbers.AddRange(page.Items);
                progress.Add(page.Items.Count, page.Response);
            }
        }
        catch (WabaClientException) when (numbers.Count > 0)
        {
            Write();
            throw;
        }

        Write();

        void Write() => errors.Status.Without(() =>
        {
            foreach (WhatsAppBusinessPhoneNumber number in numbers)
                rows.Add(builder.Write(number, ToolJson.Default.WhatsAppBusinessPhoneNumber, (AccountColumn, account.Value)));
            rows.Flush();
        });
    }
}
