namespace WabaClient;

/// <summary>Settings that the client accepts and that are wrong nevertheless, as far as it can be seen.</summary>
internal static class SettingsCheck
{
    public static Verdict Run(DiagnosisFacts facts)
    {
        SettingsFacts settings = facts.Settings;
        if (facts.First(FailureCause.TokenProvider) is { } failed)
            return Verdict.Warning(
                "The application's provider of access tokens failed, so nothing could be sent.",
                "Fix the IGraphAccessTokenProvider that is registered or passed to the client.",
                Evidence.Of(failed));

        if (ProblemOf(settings.Token) is { } problem)
        {
            bool isRejected = facts.FirstEdge(FailureCause.Token) is not null || facts.FirstEdge(FailureCause.NoToken) is not null;
            return problem with { Status = isRejected ? DiagnosisStatus.Failed : DiagnosisStatus.Warning };
        }

        if (settings.IsAppSecretUnusual)
        {
            Verdict unusual = Verdict.Warning(
                "The app secret does not look like one: those of Meta have 32 hexadecimal digits.",
                "Copy the app secret again, without quotation marks and spaces: Meta's App Dashboard > App settings > Basic > App secret.",
                "AppSecret");
            return facts.FirstEdge(FailureCause.Proof) is null ? unusual : unusual with { Status = DiagnosisStatus.Failed };
        }

        return Verdict.Passed(
            "The settings look right.",
            Evidence.Join(
                $"version {settings.ApiVersion}",
                $"host {settings.Host}",
                settings.HasAppSecret ? "app secret set" : "no app secret",
                Evidence.Named("app id", settings.AppId) ?? "no app id"));
    }

    private static Verdict? ProblemOf(TokenLook? token) => token switch
    {
        TokenLook.Missing => Verdict.Warning(
            "There is no access token.",
            "Set AccessToken (the environment variable is Waba__AccessToken), or register an IGraphAccessTokenProvider.",
            "AccessToken"),
        TokenLook.UnusualCharacters => Verdict.Warning(
            "The access token has characters that no token has, such as quotation marks or brackets.",
            "Copy the token again: the bare text, without quotation marks, brackets and \"Bearer\".",
            "AccessToken"),
        TokenLook.AppSecret => Verdict.Warning(
            "The access token looks like an app secret.",
            "Set AccessToken to the token of a system user: Meta Business Suite > Settings > Users > System users > Generate new token.",
            "AccessToken"),
        TokenLook.AppToken => Verdict.Warning(
            "The access token is that of an app, which sees no business.",
            "Set AccessToken to the token of a system user: Meta Business Suite > Settings > Users > System users > Generate new token.",
            "AccessToken"),
        _ => null,
    };
}
