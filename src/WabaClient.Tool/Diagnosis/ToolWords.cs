namespace WabaClient.Tool;

/// <summary>The messages of the libraries name their members; those of the tool name its options.</summary>
internal static class ToolWords
{
    /// <summary>The texts of the libraries and those of the tool, the longer ones first.</summary>
    public static readonly IReadOnlyList<(string Member, string Option)> Words =
    [
        ("Set AccessToken (the environment variable is Waba__AccessToken)", "Set Waba__AccessToken"),
        ("Set AppId and AppSecret", "Set Waba__AppId and Waba__AppSecret"),
        ("that AppId names", "that Waba__AppId names"),
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
        ("The inventory file", "The state file"),
        ("this WabaClient.Inventory knows", "this waba knows"),
        ("update the package, or use another file", "update waba, or name another file with --state"),
        (", or register an IGraphAccessTokenProvider", ", or use --token-file FILE"),
        (" or register an IGraphAccessTokenProvider", " or use --token-file FILE"),
        ("WabaClientOptions.", "Waba__"),
        ("Check ApiVersion and BaseAddress", "Check Waba__ApiVersion and Waba__BaseAddress"),
        ("request fewer fields, reduce PageSize or increase AttemptTimeout", "request fewer --fields or increase Waba__AttemptTimeout"),
        ("Request fewer fields, or fewer entries per page (PageSize)", "Request fewer --fields"),
        ("that Graph names from Fields", "that Graph names from --fields"),
        ("Change AccountQuery.Filter", "Change --since and --until"),
        ("Remove AccountQuery.Sort", "Remove --sort"),
        ("later from Cursor", "later with --cursor"),
        ("Wait for RetryAfter", "Wait"),
    ];

    public static DiagnosisFinding Translate(DiagnosisFinding finding) => new()
    {
        Check = finding.Check,
        Status = finding.Status,
        Summary = Translate(finding.Summary),
        Evidence = finding.Evidence,
        Fix = finding.Fix is { } fix ? Translate(fix) : null,
    };

    public static string Translate(string text)
    {
        foreach ((string member, string option) in Words)
            text = text.Replace(member, option, StringComparison.Ordinal);
        return text;
    }
}
