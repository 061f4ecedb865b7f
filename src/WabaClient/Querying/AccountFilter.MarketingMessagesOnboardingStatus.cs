namespace WabaClient;

public sealed partial class AccountFilter
{
    /// <summary>Filters by <c>marketing_messages_onboarding_status</c>. For the client edge. Thread-safe.</summary>
    /// <remarks>Source: Meta, "Onboarding" to marketing messages, v25.0, which shows <c>ELIGIBLE</c>.</remarks>
    public static class MarketingMessagesOnboardingStatus
    {
        /// <summary>Matches accounts with one of the specified statuses (<c>IN</c>).</summary>
        /// <param name="values">The statuses as Graph spells them, such as <c>ELIGIBLE</c>; at least one.</param>
        /// <returns>The filter.</returns>
        /// <exception cref="ArgumentException">There is no status, or one of them is empty.</exception>
        /// <exception cref="ArgumentNullException"><paramref name="values"/> or one of its entries is null.</exception>
        public static AccountFilter In(params string[] values)
        {
            ArgumentNullException.ThrowIfNull(values);
            if (values.Any(value => value?.Length == 0))
                throw new ArgumentException(
                    "One of the statuses is empty; pass statuses such as ELIGIBLE.",
                    nameof(values));
            return new(FilterEntry.Create("marketing_messages_onboarding_status", "IN", [.. values], nameof(values)));
        }
    }
}
