namespace WabaClient;

/// <summary>The ids of the businesses of a pass.</summary>
internal static class BusinessIds
{
    /// <exception cref="ArgumentException">An id is the default value.</exception>
    public static BusinessId[]? Copy(IEnumerable<BusinessId>? businessIds, string parameterName)
    {
        BusinessId[]? copy = businessIds?.Distinct().ToArray();
        foreach (BusinessId id in copy ?? [])
            RefuseDefault(id, parameterName);
        return copy;
    }

    /// <exception cref="ArgumentException">The id is the default value.</exception>
    public static void RefuseDefault(BusinessId id, string parameterName)
    {
        if (id == default)
            throw new ArgumentException("The id is the default value, which has no digits; pass the id of a business.", parameterName);
    }

    /// <summary>Lists the businesses that the token has access to.</summary>
    /// <returns>Their ids, and the number of calls.</returns>
    public static async Task<(BusinessId[] Ids, int Calls)> ListAsync(
        BusinessAccountsClient client, CancellationToken cancellationToken)
    {
        HashSet<BusinessId> ids = [];
        int calls = 0;
        await foreach (GraphPage<Business> page in client.ListBusinessesAsync(cancellationToken).AsPages().ConfigureAwait(false))
        {
            ids.UnionWith(page.Items.Select(business => business.Id));
            calls++;
        }

        return ([.. ids], calls);
    }
}
