namespace WabaClient.Tool;

/// <summary>The description of a failure.</summary>
internal sealed record FailureReport(
    Exception Failure, FailureSubject? Subject, string Message, string? Hint, DateTimeOffset? Until, string? Resume)
{
    public static FailureReport Of(Exception failure, FailureSubject? subject, string? resume, DateTimeOffset now) => new(
        failure,
        subject,
        failure switch
        {
            WabaClientException or SettingsException or StateException or OutputException or InterruptedException => failure.Message,

            // The message of an unexpected exception could contain anything.
            _ => $"Unexpected error: {failure.GetType().Name}.",
        },
        failure switch
        {
            WabaClientException { Hint: { } hint } => ToolWords.Translate(hint),
            SettingsException e => e.Hint,
            _ => null,
        },
        failure is RateLimitedException { RetryAfter: { } wait } ? now + wait : null,
        resume);
}
