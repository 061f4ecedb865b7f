using System.Globalization;
using System.Numerics;

namespace WabaClient.Testing;

/// <summary>Ids of generated accounts: 15 digits, scattered, never twice, and traceable to the account's number without a table.</summary>
internal sealed class AccountIds(ulong seed)
{
    private const ulong First = 100_000_000_000_000;
    private const ulong Range = 900_000_000_000_000;

    // Has no factor in common with the range, so that multiplying by it visits every id once.
    private const ulong Step = 556_230_589_874_903;

    private static readonly ulong Inverse = InverseOfStep();

    private readonly ulong _offset = StableHash.Mix(seed) % Range;

    public string IdOf(long ordinal) =>
        (First + (ulong)((((UInt128)ordinal * Step) + _offset) % Range)).ToString(CultureInfo.InvariantCulture);

    /// <summary>The number of the account that has this id, if there are enough accounts; or -1.</summary>
    public long OrdinalOf(string id)
    {
        if (id.Length != 15 || !ulong.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out ulong value) || value < First)
            return -1;

        ulong scattered = (value - First + Range - _offset) % Range;
        return (long)((UInt128)scattered * Inverse % Range);
    }

    private static ulong InverseOfStep()
    {
        (BigInteger previous, BigInteger current) = (Range, Step);
        (BigInteger factorBefore, BigInteger factor) = (0, 1);
        while (current > 1)
        {
            (BigInteger quotient, BigInteger rest) = BigInteger.DivRem(previous, current);
            (previous, current) = (current, rest);
            (factorBefore, factor) = (factor, factorBefore - (quotient * factor));
        }

        return (ulong)(((factor % Range) + Range) % Range);
    }
}
