namespace WabaClient;

/// <summary>What an access token looks like, so that the token itself needs not be kept.</summary>
internal enum TokenLook
{
    /// <summary>Like a token.</summary>
    Usual,

    /// <summary>There is none.</summary>
    Missing,

    /// <summary>It has quotation marks, brackets or other characters that no token has.</summary>
    UnusualCharacters,

    /// <summary>It is the token of an app (id|secret), which sees no business.</summary>
    AppToken,

    /// <summary>It has the form of an app secret.</summary>
    AppSecret,
}
