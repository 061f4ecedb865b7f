namespace WabaClient;

/// <summary>Why a call of a diagnosis failed, as far as it decides which check explains it.</summary>
internal enum FailureCause
{
    /// <summary>The call succeeded, or was not made.</summary>
    None,

    /// <summary>The provider of access tokens failed, so nothing was sent.</summary>
    TokenProvider,

    /// <summary>No response arrived.</summary>
    NoAnswer,

    /// <summary>The response was not Graph's.</summary>
    NotGraph,

    /// <summary>Graph, or a server before it, is in trouble.</summary>
    Outage,

    /// <summary>A rate limit is used up.</summary>
    Throttled,

    /// <summary>The edge has nothing to list, which Graph answers with an error (200008).</summary>
    NothingToList,

    /// <summary>No token arrived at Graph.</summary>
    NoToken,

    /// <summary>The token is not, or no longer, valid.</summary>
    Token,

    /// <summary>The proof of the app secret is missing or wrong.</summary>
    Proof,

    /// <summary>A permission is missing.</summary>
    Permission,

    /// <summary>Meta has restricted the app, the portfolio or the account.</summary>
    Restricted,

    /// <summary>The token sees no object with the id.</summary>
    UnknownId,

    /// <summary>The object is of another kind.</summary>
    OtherKind,

    /// <summary>Graph does not know the version, or the path before it.</summary>
    Address,

    /// <summary>Graph refused the call for another reason.</summary>
    Refused,
}
