namespace WabaClient.Tests.Worlds;

/// <summary>The kinds of events in a random Graph.</summary>
internal enum GraphStepKind
{
    /// <summary>An account is created on an edge, or renamed if it is there.</summary>
    Put,

    /// <summary>An account is put on an edge, and taken from the other edge of the business.</summary>
    Move,

    /// <summary>An account is taken from an edge.</summary>
    Leave,

    /// <summary>An account is deleted everywhere; its id can come back.</summary>
    Delete,

    /// <summary>A phone number is added to an account, or removed from it.</summary>
    Number,

    /// <summary>An edge is denied from now on, or is not any more.</summary>
    Permission,

    /// <summary>An edge lists none, and its accounts cannot be read by their ids, from now on, or not any more.</summary>
    Outage,

    /// <summary>The next page of an edge misses an account and gives another one twice.</summary>
    Shift,

    /// <summary>Some of the next requests fail.</summary>
    Failures,

    /// <summary>Some of the next requests are throttled.</summary>
    Throttle,

    /// <summary>Accounts are changed while the next pass reads.</summary>
    ChangeWhileReading,

    /// <summary>All businesses are read.</summary>
    Pass,

    /// <summary>One business is read, before its time.</summary>
    EarlyPass,

    /// <summary>Two processes read all businesses at once.</summary>
    TwoPasses,

    /// <summary>The process ends in the middle of a pass, and another one starts.</summary>
    Crash,

    /// <summary>A consumer reads and acknowledges some changes.</summary>
    Consume,

    /// <summary>A consumer is removed.</summary>
    RemoveConsumer,

    /// <summary>A business is forgotten.</summary>
    Forget,
}
