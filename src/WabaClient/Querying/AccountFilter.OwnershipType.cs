namespace WabaClient;

public sealed partial class AccountFilter
{
    /// <summary>Filters by <c>ownership_type</c>. Thread-safe.</summary>
    /// <remarks>Source: the reference page of the client edge.</remarks>
    public static class OwnershipType
    {
        /// <summary>Matches accounts with one of the specified ownership types (<c>IN</c>).</summary>
        /// <param name="values">The types; at least one.</param>
        /// <returns>The filter.</returns>
        /// <exception cref="ArgumentException">There is no type, or one of them is the default value.</exception>
        /// <exception cref="ArgumentNullException"><paramref name="values"/> is null.</exception>
        public static AccountFilter In(params WabaClient.OwnershipType[] values)
        {
            ArgumentNullException.ThrowIfNull(values);
            if (values.Contains(default))
                throw new ArgumentException(
                    "One of the types is the default value; pass values such as OwnershipType.Self.",
                    nameof(values));
            return new(
                FilterEntry.Create("ownership_type", "IN", [.. values.Select(value => value.Value)], nameof(values)));
        }
    }
}
