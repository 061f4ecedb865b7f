namespace WabaClient;

/// <summary>
/// Checks whether the access token is valid, who it belongs to, and when it expires. Without an inspection, only the
/// results of the calls are used.
/// </summary>
internal static class TokenCheck
{
    private const string Generate =
        "Generate a new token: Meta Business Suite > Settings > Users > System users > Generate new token, and set AccessToken to it.";

    private static readonly TimeSpan ExpiresSoon = TimeSpan.FromDays(7);

    public static Verdict Run(DiagnosisFacts facts)
    {
        string? evidence = TokenEvidence.Of(facts.Inspection?.Value);
        if (facts.Edges.First(FailureCause.NoToken) is { } none)
            return Verdict.Failed(
                "No access token arrived at Graph.",
                "Set AccessToken (the environment variable is Waba__AccessToken), or register an IGraphAccessTokenProvider.",
                EvidenceText.Of(none));
        if (facts.Edges.First(FailureCause.Token) is { Failure: InvalidAccessTokenException e } rejected)
            return Rejected(e.Reason, EvidenceText.Join(EvidenceText.Of(rejected), evidence));
        if (facts.Inspection?.Value is not { } token)
            return NotInspected(facts.Inspection);
        return token.IsValid == false ? Rejected(ReasonOf(token.ErrorSubcode), evidence) : Valid(token, facts, evidence);
    }

    private static Verdict Valid(InspectedToken token, DiagnosisFacts facts, string? evidence)
    {
        if (facts.Settings.AppId is { } appId && token.AppId is { } ownApp && ownApp != appId)
            return Verdict.Warning(
                $"The token belongs to app {ownApp}, but AppId is {appId}.",
                "Set AppId and AppSecret to those of the token's app, or generate a token for the app that AppId names.",
                evidence);
        if (EndOf(token) is { } end && end - facts.Now <= ExpiresSoon)
            return Verdict.Warning(
                $"The token expires soon: {EvidenceText.Time(end)}.",
                "Generate a new token before then. The token of a system user can be made permanent (Settings > Users > System users > "
                    + "Generate new token > Never).",
                evidence);
        if (token.Type == "USER")
            return Verdict.Warning(
                "The token belongs to a person. It becomes invalid when the person changes the password, leaves the business or logs out.",
                "Use the token of an admin system user: Meta Business Suite > Settings > Users > System users > Generate new token.",
                evidence);
        string whose = token.Type == "SYSTEM_USER" ? "The token belongs to a system user" : "The token is valid";
        string until = EndOf(token) is { } last ? $"expires {EvidenceText.Time(last)}" : "does not expire";
        return Verdict.Passed($"{whose} and {until}.", evidence);
    }

    private static Verdict NotInspected(Answer<InspectedToken>? inspection) => inspection?.Cause switch
    {
        null => Verdict.Skipped(
            "The token was not inspected.",
            fix: "To see its kind, expiry and permissions, set DiagnosisOptions.InspectToken; the token is then sent in a URL."),
        FailureCause.None => Verdict.Skipped(inspection!.NotAsked!),
        FailureCause.Restricted => Verdict.Skipped(
            "Graph blocks the inspection of the token. The token itself may be valid.", EvidenceText.Of(inspection)),
        { } cause when cause.IsRefusal() => Verdict.Skipped(
            "Graph does not allow this token to be inspected. The token itself may be valid.",
            EvidenceText.Of(inspection),
            "Set AppId and AppSecret to those of the token's app, so that the app can inspect the token."),
        _ => Verdict.Skipped("Graph did not answer the inspection of the token.", EvidenceText.Of(inspection)),
    };

    private static Verdict Rejected(InvalidAccessTokenReason reason, string? evidence) => reason switch
    {
        InvalidAccessTokenReason.Expired => Verdict.Failed("The access token has expired.", Generate, evidence),
        InvalidAccessTokenReason.PasswordChanged => Verdict.Failed(
            "The access token was revoked: its user changed the password, or Meta ended the session.", Generate, evidence),
        InvalidAccessTokenReason.AppNotInstalled => Verdict.Failed(
            "The access token was revoked: the app was removed for this business or user.",
            $"Add the app to the business again. {Generate}",
            evidence),
        InvalidAccessTokenReason.Malformed => Verdict.Failed(
            "The access token is malformed or incomplete.",
            "Copy the complete token, without \"Bearer\", quotation marks and line breaks, and set AccessToken to it.",
            evidence),
        InvalidAccessTokenReason.UserCheckpointed or InvalidAccessTokenReason.UnconfirmedUser => Verdict.Failed(
            "The access token is blocked until its user logs in to Facebook.",
            "Log in to facebook.com as that user and follow the instructions, or use the token of a system user.",
            evidence),
        _ => Verdict.Failed("Graph rejects the access token.", $"{Generate} Check that it was copied completely.", evidence),
    };

    private static InvalidAccessTokenReason ReasonOf(int? subcode) => subcode switch
    {
        458 => InvalidAccessTokenReason.AppNotInstalled,
        460 => InvalidAccessTokenReason.PasswordChanged,
        463 => InvalidAccessTokenReason.Expired,
        _ => InvalidAccessTokenReason.Unknown,
    };

    // A person's consent to data access can end before the token expires.
    private static DateTimeOffset? EndOf(InspectedToken token) =>
        token is { ExpiresAt: { } end, DataAccessExpiresAt: { } access } && access < end
            ? access
            : token.ExpiresAt ?? token.DataAccessExpiresAt;
}
