namespace WabaClient.Tests.Rules;

/// <summary>The kinds of events in a random world.</summary>
internal enum WorldStepKind
{
    /// <summary>An account is created, renamed or moved.</summary>
    Put,

    /// <summary>An account is on both edges.</summary>
    Share,

    /// <summary>An account leaves one of two edges.</summary>
    Leave,

    /// <summary>An account is deleted; its id can come back.</summary>
    Delete,

    /// <summary>An edge lists none from now on.</summary>
    Outage,

    /// <summary>An edge lists its accounts again.</summary>
    Recovery,

    /// <summary>The inventory reads an edge.</summary>
    Read,

    /// <summary>The inventory reads an edge before its time.</summary>
    EarlyRead,
}
