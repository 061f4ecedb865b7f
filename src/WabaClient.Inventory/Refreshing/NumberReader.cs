namespace WabaClient;

/// <summary>Reads the phone numbers of the accounts of an edge.</summary>
internal sealed class NumberReader(BusinessAccountsClient client, SingleCalls calls, InventorySettings settings)
{
    // Rate limits apply to accounts, the app or the token. After this many of them, the limit is not that of a single account.
    private const int MaxThrottled = 3;

    public async Task<NumberReading> ReadAsync(
        IReadOnlyList<WhatsAppBusinessAccount> accounts, CancellationToken cancellationToken)
    {
        NumberReading reading = new();
        if (settings.Numbers is null)
            return reading;

        int throttled = 0;
        await calls.ForEachAsync(
            accounts.Select(account => account.Id).Distinct(),
            async (id, token) =>
            {
                if (Volatile.Read(ref throttled) >= MaxThrottled)
                {
                    reading.Skip();
                    return;
                }

                try
                {
                    reading.Add(id, await ReadAsync(id, reading, token).ConfigureAwait(false));
                }
                catch (Exception e) when (!token.IsCancellationRequested)
                {
                    if (e is RateLimitedException)
                        Interlocked.Increment(ref throttled);
                    reading.Fail(id, e);
                }
            },
            cancellationToken).ConfigureAwait(false);
        return reading;
    }

    private async Task<List<WhatsAppBusinessPhoneNumber>> ReadAsync(
        WabaId id, NumberReading reading, CancellationToken cancellationToken)
    {
        List<WhatsAppBusinessPhoneNumber> numbers = [];
        IAsyncEnumerable<GraphPage<WhatsAppBusinessPhoneNumber>> pages =
            client.ListPhoneNumbersAsync(id, settings.Numbers, cancellationToken).AsPages();
        reading.Call();
        await foreach (GraphPage<WhatsAppBusinessPhoneNumber> page in pages.ConfigureAwait(false))
        {
            numbers.AddRange(page.Items);
            if (page.NextCursor is not null)
                reading.Call();
        }

        return numbers;
    }
}
