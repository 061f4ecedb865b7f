using System.Globalization;

namespace WabaClient;

public sealed partial class AccountFilter
{
    /// <summary>
    /// Filters by <c>creation_time</c>. Graph counts whole seconds, so bounds with fractions of a second are rounded in
    /// such a way that exactly the accounts within the bounds are returned. Thread-safe.
    /// </summary>
    /// <remarks>
    /// Source: Meta, "Managing WhatsApp Business Accounts", and the reference page of the edge. The UNIX seconds are
    /// sent as strings.
    /// </remarks>
    public static class CreationTime
    {
        private const string Field = "creation_time";

        /// <summary>
        /// Matches accounts that were created within a range (<c>IN_RANGE</c>). Meta does not document whether the
        /// bounds are included; this library assumes that they are.
        /// </summary>
        /// <param name="from">The earliest time; rounded up to a whole second.</param>
        /// <param name="to">The latest time; rounded down to a whole second.</param>
        /// <returns>The filter.</returns>
        /// <exception cref="ArgumentException">
        /// <paramref name="from"/> is later than <paramref name="to"/>, or there is no whole second between them.
        /// </exception>
        public static AccountFilter InRange(DateTimeOffset from, DateTimeOffset to)
        {
            if (from > to)
                throw new ArgumentException("The range ends before it starts; swap 'from' and 'to'.", nameof(from));
            long first = SecondAtOrAfter(from);
            long last = SecondAtOrBefore(to);
            if (first > last)
            {
                throw new ArgumentException(
                    "The range contains no whole second, and Graph counts whole seconds; extend it to at least one.",
                    nameof(to));
            }

            return new(FilterEntry.Create(Field, "IN_RANGE", [Text(first), Text(last)], nameof(to)));
        }

        /// <summary>Matches accounts that were created after a time (<c>GREATER_THAN</c>).</summary>
        /// <param name="from">The time; rounded down to a whole second.</param>
        /// <returns>The filter.</returns>
        public static AccountFilter After(DateTimeOffset from) =>
            new(FilterEntry.Create(Field, "GREATER_THAN", Text(SecondAtOrBefore(from))));

        /// <summary>Matches accounts that were created before a time (<c>LESS_THAN</c>).</summary>
        /// <param name="to">The time; rounded up to a whole second.</param>
        /// <returns>The filter.</returns>
        public static AccountFilter Before(DateTimeOffset to) =>
            new(FilterEntry.Create(Field, "LESS_THAN", Text(SecondAtOrAfter(to))));

        // ToUnixTimeSeconds also rounds down before 1970.
        private static long SecondAtOrBefore(DateTimeOffset time) => time.ToUnixTimeSeconds();

        private static long SecondAtOrAfter(DateTimeOffset time) =>
            time.ToUnixTimeSeconds() + (time.Ticks % TimeSpan.TicksPerSecond == 0 ? 0 : 1);

        private static string Text(long seconds) => seconds.ToString(CultureInfo.InvariantCulture);
    }
}
