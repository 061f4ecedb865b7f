namespace WabaClient;

/// <summary>The facts about the settings, without credentials.</summary>
internal sealed record SettingsFacts
{
    private const string TokenPunctuation = "_-|.~+/=%:";

    /// <summary>Gets the form of the token; null if it is unknown because the provider failed.</summary>
    public required TokenLook? Token { get; init; }

    public required bool HasAppSecret { get; init; }

    /// <summary>Gets whether the app secret is not 32 hexadecimal digits.</summary>
    public required bool IsAppSecretUnusual { get; init; }

    public required string? AppId { get; init; }

    public required string ApiVersion { get; init; }

    public required string Host { get; init; }

    public static SettingsFacts Of(WabaClientOptions options, TokenLook? token) => new()
    {
        Token = token,
        HasAppSecret = options.AppSecret is not null,
        IsAppSecretUnusual = options.AppSecret is { } secret && !Credential.LooksLikeAppSecret(secret),
        AppId = options.AppId,
        ApiVersion = options.ApiVersion,
        Host = options.BaseAddress.Host,
    };

    public static TokenLook LookOf(GraphAccessToken token) => token.Secret switch
    {
        null => TokenLook.Missing,
        { } text when !text.All(IsUsual) => TokenLook.UnusualCharacters,
        { } text when Credential.LooksLikeAppSecret(text) => TokenLook.AppSecret,
        { } text when text.IndexOf('|', StringComparison.Ordinal) is > 0 and var bar && GraphId.IsValid(text[..bar]) =>
            TokenLook.AppToken,
        _ => TokenLook.Usual,
    };

    private static bool IsUsual(char c) =>
        char.IsAsciiLetterOrDigit(c) || TokenPunctuation.Contains(c, StringComparison.Ordinal);
}
