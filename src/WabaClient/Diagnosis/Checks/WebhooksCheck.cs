namespace WabaClient;

/// <summary>
/// Checks whether the configured app receives the webhooks of accounts. The list includes the apps of others, so a list
/// that is not empty proves nothing.
/// </summary>
internal static class WebhooksCheck
{
    public static Verdict Run(DiagnosisFacts facts)
    {
        if (facts.Accounts is not { } accounts)
            return Verdict.Skipped("Subscribed apps were not read.", fix: "To read those of up to 10 accounts, set DiagnosisOptions.Deep.");
        if (facts.Settings.AppId is not { } appId)
            return Verdict.Skipped(
                "It is not known which app is yours.", fix: "Set AppId: Meta's App Dashboard > App settings > Basic > App ID.");
        return DeepCheck.Run(
            accounts,
            account => account.Apps,
            page => page.NextCursor is not null || page.Items.Any(app => app.Id == appId),
            new(
                "subscribed apps",
                $"sends its webhooks to app {appId}",
                $"There are accounts whose webhooks are not sent to app {appId}.",
                "Subscribe the app to each of them: POST /{account id}/subscribed_apps with this token (Meta, \"Subscribe to a WhatsApp "
                    + "Business Account\")."));
    }
}
