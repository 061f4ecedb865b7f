namespace WabaClient.Tests.Resilience;

/// <summary>The operations that a listing can wait for.</summary>
public enum StopAt
{
    /// <summary>The token provider, before the first request.</summary>
    TokenProvider,

    /// <summary>The token provider, after Graph has rejected its first token.</summary>
    TokenProviderAfterRefusal,

    /// <summary>The token provider, before the request for a smaller page.</summary>
    TokenProviderAfterHalving,

    /// <summary>A custom gate that is asked for a block, before the first request.</summary>
    Gate,

    /// <summary>A custom gate that is asked for a block while the scope is recovering.</summary>
    GateInRecovery,

    /// <summary>A custom gate that stores a block after a throttle.</summary>
    GateWhileClosing,

    /// <summary>The end of a block.</summary>
    BlockedGate,

    /// <summary>The listing's turn in a recovering scope.</summary>
    Turn,

    /// <summary>The pace of the scope.</summary>
    Pace,

    /// <summary>The response's headers.</summary>
    Headers,

    /// <summary>The response's headers, from a handler that throws its own exception when it is cancelled.</summary>
    HeadersOfAThrowingHandler,

    /// <summary>The rest of the response's body.</summary>
    Body,

    /// <summary>The delay before a retry.</summary>
    BackOff,

    /// <summary>The page that is read ahead.</summary>
    PageAhead,

    /// <summary>The caller, who has not asked for the next page yet.</summary>
    BetweenPages,

    /// <summary>The page that is read ahead, when the caller has left the loop.</summary>
    Leaving,
}
