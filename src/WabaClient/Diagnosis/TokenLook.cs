namespace WabaClient;

/// <summary>The form of an access token, so that the token itself does not have to be kept.</summary>
internal enum TokenLook
{
    /// <summary>The form of an ordinary token.</summary>
    Usual,

    /// <summary>There is no token.</summary>
    Missing,

    /// <summary>The token contains quotation marks, brackets or other characters that are not allowed.</summary>
    UnusualCharacters,

    /// <summary>The token belongs to an app (id|secret), which has access to no business.</summary>
    AppToken,

    /// <summary>The token has the form of an app secret.</summary>
    AppSecret,
}
