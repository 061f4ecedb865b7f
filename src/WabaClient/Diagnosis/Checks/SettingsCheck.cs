namespace WabaClient;

/// <summary>Checks for settings that the client accepts although they look wrong.</summary>
internal static class SettingsCheck
{
    private const string UseSystemUser =
        "Set AccessToken to the token of a system user: Meta Business Suite > Settings > Users > System users > Generate new token.";

    public static Verdict Run(DiagnosisFacts facts)
    {
        SettingsFacts settings = facts.Settings;
        if (facts.First(FailureCause.TokenProvider) is { } failed)
            return Verdict.Warning(
                "The application's provider of access tokens failed, so nothing could be sent.",
                "Fix the IGraphAccessTokenProvider that is registered or passed to the client.",
                EvidenceText.Of(failed));
        if (OfToken(settings.Token) is { } token)
            return FailedIf(facts.Edges.Any(FailureCause.Token) || facts.Edges.Any(FailureCause.NoToken), token);
        if (settings.IsAppSecretUnusual)
            return FailedIf(facts.Edges.Any(FailureCause.Proof), OfAppSecret());
        return Verdict.Passed(
            "The settings look correct.",
            EvidenceText.Join(
                $"version {settings.ApiVersion}",
                $"host {settings.Host}",
                settings.HasAppSecret ? "app secret set" : "no app secret",
                EvidenceText.Named("app id", settings.AppId) ?? "no app id"));
    }

    // Graph may accept settings that look wrong. If it does not, they are the reason.
    private static Verdict FailedIf(bool isRejected, Verdict warning) =>
        isRejected ? warning with { Status = DiagnosisStatus.Failed } : warning;

    private static Verdict OfAppSecret() => Verdict.Warning(
        "The app secret has an unusual form: Meta's app secrets have 32 hexadecimal digits.",
        "Copy the app secret again, without quotation marks and spaces: Meta's App Dashboard > App settings > Basic > App secret.",
        "AppSecret");

    private static Verdict? OfToken(TokenLook? token) => token switch
    {
        TokenLook.Missing => Verdict.Warning(
            "There is no access token.",
            "Set AccessToken (the environment variable is Waba__AccessToken), or register an IGraphAccessTokenProvider.",
            "AccessToken"),
        TokenLook.UnusualCharacters => Verdict.Warning(
            "The access token contains characters that tokens do not have, such as quotation marks or brackets.",
            "Copy the token again: the bare text, without quotation marks, brackets and \"Bearer\".",
            "AccessToken"),
        TokenLook.AppSecret => Verdict.Warning("The access token looks like an app secret.", UseSystemUser, "AccessToken"),
        TokenLook.AppToken => Verdict.Warning(
            "The access token belongs to an app, which has access to no business.", UseSystemUser, "AccessToken"),
        _ => null,
    };
}
