using System.Globalization;
using System.Numerics;

namespace WabaClient.Testing;

/// <summary>
/// Ids of generated objects. They are scattered and unique, and the number of an object is computed from its id.
/// </summary>
internal sealed class ScatteredIds
{
    // Has no factor in common with nine times a power of ten, so that multiplying by it produces every id once.
    private const ulong Step = 556_230_589_874_903;

    private readonly ulong _first;
    private readonly ulong _range;
    private readonly ulong _offset;
    private readonly ulong _inverse;

    /// <summary>Initializes a new instance of the <see cref="ScatteredIds"/> class.</summary>
    /// <param name="seed">The seed of the graph.</param>
    /// <param name="digits">The number of digits of an id.</param>
    public ScatteredIds(ulong seed, int digits)
    {
        _first = (ulong)BigInteger.Pow(10, digits - 1);
        _range = 9 * _first;
        _offset = StableHash.Mix(seed) % _range;
        _inverse = InverseOfStep(_range);
    }

    public string IdOf(long ordinal) =>
        (_first + (ulong)((((UInt128)ordinal * Step) + _offset) % _range)).ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// Returns the number of the object that has this id, if there are enough objects; otherwise, -1.
    /// </summary>
    public long OrdinalOf(string id)
    {
        bool isNumber = ulong.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out ulong value);
        if (!isNumber || value < _first || value - _first >= _range)
            return -1;

        ulong scattered = (value - _first + _range - _offset) % _range;
        return (long)((UInt128)scattered * _inverse % _range);
    }

    private static ulong InverseOfStep(ulong range)
    {
        (BigInteger previous, BigInteger current) = (range, Step);
        (BigInteger factorBefore, BigInteger factor) = (0, 1);
        while (current > 1)
        {
            (BigInteger quotient, BigInteger rest) = BigInteger.DivRem(previous, current);
            (previous, current) = (current, rest);
            (factorBefore, factor) = (factor, factorBefore - (quotient * factor));
        }

        return (ulong)(((factor % range) + range) % range);
    }
}
