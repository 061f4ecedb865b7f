using System.Globalization;

namespace WabaClient;

public sealed partial class AccountFilter
{
    /// <summary>
    /// Filters on <c>creation_time</c>. Graph counts whole seconds; the bounds are rounded so that the result is what
    /// was asked, to the fraction of a second.
    /// </summary>
    /// <remarks>Source: Meta, "Managing WhatsApp Business Accounts" and the edge's reference page. UNIX seconds travel as strings.</remarks>
    public static class CreationTime
    {
        private const string Field = "creation_time";

        /// <summary>Accounts made from one moment to another (<c>IN_RANGE</c>). Meta does not say whether the ends are included; this library takes them to be.</summary>
        /// <param name="from">The earliest moment; rounded up to a whole second.</param>
        /// <param name="to">The latest moment; rounded down to a whole second.</param>
        /// <returns>The filter.</returns>
        /// <exception cref="ArgumentException"><paramref name="from"/> is later than <paramref name="to"/>.</exception>
        public static AccountFilter InRange(DateTimeOffset from, DateTimeOffset to)
        {
            if (from > to)
                throw new ArgumentException("The range ends before it starts; swap 'from' and 'to'.", nameof(from));
            return new(new FilterEntry(Field, "IN_RANGE", IsArray: true, [Text(SecondAtOrAfter(from)), Text(SecondAtOrBefore(to))]));
        }

        /// <summary>Accounts made later than a moment (<c>GREATER_THAN</c>).</summary>
        /// <param name="from">The moment; rounded down to a whole second.</param>
        /// <returns>The filter.</returns>
        public static AccountFilter After(DateTimeOffset from) =>
            new(new FilterEntry(Field, "GREATER_THAN", IsArray: false, [Text(SecondAtOrBefore(from))]));

        /// <summary>Accounts made earlier than a moment (<c>LESS_THAN</c>).</summary>
        /// <param name="to">The moment; rounded up to a whole second.</param>
        /// <returns>The filter.</returns>
        public static AccountFilter Before(DateTimeOffset to) =>
            new(new FilterEntry(Field, "LESS_THAN", IsArray: false, [Text(SecondAtOrAfter(to))]));

        // ToUnixTimeSeconds rounds down, before 1970 too.
        private static long SecondAtOrBefore(DateTimeOffset moment) => moment.ToUnixTimeSeconds();

        private static long SecondAtOrAfter(DateTimeOffset moment) =>
            moment.ToUnixTimeSeconds() + (moment.Ticks % TimeSpan.TicksPerSecond == 0 ? 0 : 1);

        private static string Text(long seconds) => seconds.ToString(CultureInfo.InvariantCulture);
    }
}
