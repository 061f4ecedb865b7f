using System.Globalization;

namespace WabaClient;

/// <summary>Reads absent accounts by their ids. Only the response that there is no such account is evidence.</summary>
internal sealed class AccountConfirmer(BusinessAccountsClient client, SingleCalls calls)
{
    private static readonly AccountField[] Fields = [AccountField.Id];

    /// <summary>
    /// Returns the error for each account that does not exist, and null for each account for which Graph responded
    /// differently.
    /// </summary>
    /// <remarks>
    /// An account without a response, for example because of a rate limit, is omitted; it is read in the next pass.
    /// </remarks>
    public async Task<IReadOnlyDictionary<WabaId, string?>> ConfirmAsync(
        IReadOnlyList<WabaId> ids, CancellationToken cancellationToken)
    {
        Dictionary<WabaId, string?> answers = [];
        bool isThrottled = false;
        await calls.ForEachAsync(
            ids,
            async (id, token) =>
            {
                if (Volatile.Read(ref isThrottled))
                    return;
                try
                {
                    await client.GetAsync(id, Fields, token).ConfigureAwait(false);
                    Add(id, null);
                }
                catch (ObjectNotFoundException e)
                {
                    Add(id, Evidence(e));
                }
                catch (RateLimitedException)
                {
                    Volatile.Write(ref isThrottled, true);
                }
                catch (WabaClientException e)
                {
                    if (!e.IsTransient)
                        Add(id, null);
                }
                catch (Exception) when (!token.IsCancellationRequested)
                {
                    // The provider of access tokens failed.
                }
            },
            cancellationToken).ConfigureAwait(false);
        return answers;

        void Add(WabaId id, string? confirmation)
        {
            lock (answers)
                answers[id] = confirmation;
        }
    }

    private static string Evidence(ObjectNotFoundException e)
    {
        string subcode = e.Subcode is { } number ? string.Create(CultureInfo.InvariantCulture, $"/{number}") : "";
        return string.Create(CultureInfo.InvariantCulture, $"error {e.Code}{subcode} when it was read by its id");
    }
}
