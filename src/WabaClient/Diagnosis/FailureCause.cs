namespace WabaClient;

/// <summary>The reason why a call of a diagnosis failed, in the detail that decides which check explains it.</summary>
internal enum FailureCause
{
    /// <summary>The call succeeded, or was not made.</summary>
    None,

    /// <summary>The provider of access tokens failed, so nothing was sent.</summary>
    TokenProvider,

    /// <summary>No response arrived.</summary>
    NoAnswer,

    /// <summary>The response did not come from Graph.</summary>
    NotGraph,

    /// <summary>Graph, or a server in front of it, has a problem.</summary>
    Outage,

    /// <summary>A rate limit is exhausted.</summary>
    Throttled,

    /// <summary>The edge has nothing to list, which Graph reports as an error (200008).</summary>
    NothingToList,

    /// <summary>Graph received no token.</summary>
    NoToken,

    /// <summary>The token is not valid, or no longer valid.</summary>
    Token,

    /// <summary>The proof of the app secret is missing or wrong.</summary>
    Proof,

    /// <summary>A permission is missing.</summary>
    Permission,

    /// <summary>Meta has restricted the app, the portfolio or the account.</summary>
    Restricted,

    /// <summary>The token has access to no object with the id.</summary>
    UnknownId,

    /// <summary>The object is of another kind.</summary>
    OtherKind,

    /// <summary>Graph does not recognize the version, or the path before it.</summary>
    Address,

    /// <summary>Graph refused the call for another reason.</summary>
    Refused,
}
