namespace WabaClient;

public sealed partial class AccountFilter
{
    /// <summary>
    /// Filters by <c>partners</c>: the businesses that an account is shared with. For the client edge. Thread-safe.
    /// </summary>
    /// <remarks>Source: Meta, "Multi-Partner Solutions", v25.0.</remarks>
    public static class Partners
    {
        /// <summary>Matches accounts that are shared with all of the specified businesses (<c>ALL</c>).</summary>
        /// <param name="businessIds">The ids of the partners; at least one.</param>
        /// <returns>The filter.</returns>
        /// <exception cref="ArgumentException">There is no id, or one of them is the default value.</exception>
        /// <exception cref="ArgumentNullException"><paramref name="businessIds"/> is null.</exception>
        public static AccountFilter All(params BusinessId[] businessIds)
        {
            ArgumentNullException.ThrowIfNull(businessIds);
            if (businessIds.Contains(default))
                throw new ArgumentException(
                    "One of the ids is the default value; pass the ids of the partners.",
                    nameof(businessIds));
            return new(
                FilterEntry.Create("partners", "ALL", [.. businessIds.Select(id => id.Value)], nameof(businessIds)));
        }
    }
}
