namespace WabaClient.Testing;

/// <summary>The parts of a generated account that a response needs; the others are not generated.</summary>
[Flags]
internal enum AccountParts
{
    /// <summary>Graph's default fields.</summary>
    Defaults = 0,

    /// <summary>The other fields, except those below.</summary>
    Details = 1,

    /// <summary>The health status.</summary>
    Health = 2,

    /// <summary>The phone numbers.</summary>
    PhoneNumbers = 4,

    /// <summary>All fields.</summary>
    All = Details | Health | PhoneNumbers,
}
