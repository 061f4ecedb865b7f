namespace WabaClient;

/// <summary>Specifies why Graph rejects an access token.</summary>
/// <remarks>
/// Source: Meta, "Graph API error handling", the subcodes of code 190. <see cref="Malformed"/> is determined from the
/// message.
/// </remarks>
public enum InvalidAccessTokenReason
{
    /// <summary>Graph gives no reason. This is the default value.</summary>
    Unknown,

    /// <summary>The app is not installed, or was removed (458).</summary>
    AppNotInstalled,

    /// <summary>The user has to log in to Facebook first (459).</summary>
    UserCheckpointed,

    /// <summary>The password was changed (460).</summary>
    PasswordChanged,

    /// <summary>The token has expired (463).</summary>
    Expired,

    /// <summary>The user is not confirmed (464).</summary>
    UnconfirmedUser,

    /// <summary>The token is invalid (467).</summary>
    Invalid,

    /// <summary>The session is invalid (492).</summary>
    InvalidSession,

    /// <summary>The value is not an access token, or is incomplete ("Malformed access token").</summary>
    Malformed,
}
