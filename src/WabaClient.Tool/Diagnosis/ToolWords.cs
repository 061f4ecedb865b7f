namespace WabaClient.Tool;

/// <summary>Findings speak to programmers of members of the library; here they speak of options of the tool.</summary>
internal static class ToolWords
{
    private static readonly (string Member, string Option)[] Words =
    [
        ("set DiagnosisOptions.InspectToken", "add --inspect-token"),
        ("set DiagnosisOptions.Deep", "add --deep"),
        ("ListOwnedAsync", "waba list --edge owned"),
        ("ListClientAsync", "waba list --edge client"),
        ("ListPhoneNumbersAsync", "waba numbers"),
        ("set AccessToken to", "set Waba__AccessToken to"),
        ("Set AccessToken to", "Set Waba__AccessToken to"),
        ("Set AppSecret", "Set Waba__AppSecret"),
        ("Set AppId", "Set Waba__AppId"),
        ("set PaceAboveUsage", "set Waba__PaceAboveUsage"),
        ("raise AttemptTimeout", "raise Waba__AttemptTimeout"),
        (", or register an IGraphAccessTokenProvider", ", or use --token-file FILE"),
    ];

    public static DiagnosisFinding Translate(DiagnosisFinding finding) => new()
    {
        Check = finding.Check,
        Status = finding.Status,
        Summary = Translate(finding.Summary)!,
        Evidence = finding.Evidence,
        Fix = Translate(finding.Fix),
    };

    private static string? Translate(string? text)
    {
        foreach ((string member, string option) in Words)
            text = text?.Replace(member, option, StringComparison.Ordinal);
        return text;
    }
}
