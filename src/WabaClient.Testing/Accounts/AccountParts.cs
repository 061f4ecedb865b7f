namespace WabaClient.Testing;

/// <summary>What of a generated account is made; the rest takes time, too.</summary>
[Flags]
internal enum AccountParts
{
    /// <summary>Graph's default fields.</summary>
    Defaults = 0,

    /// <summary>The other fields, but for those below.</summary>
    Details = 1,

    /// <summary>The health status.</summary>
    Health = 2,

    /// <summary>The phone numbers.</summary>
    PhoneNumbers = 4,

    /// <summary>All fields.</summary>
    All = Details | Health | PhoneNumbers,
}
