namespace WabaClient;

/// <summary>Describes failures for <see cref="EdgeState.Failure"/> and for logs.</summary>
internal static class FailureText
{
    private const int MaxLength = 1_000;

    /// <summary>Returns what happened, without secrets.</summary>
    /// <remarks>Only the client's own exceptions are known to have messages without secrets.</remarks>
    public static string Of(Exception failure)
    {
        string text = failure switch
        {
            WabaClientException { Hint: { } hint } e => $"{e.Message} {hint}",
            WabaClientException e => e.Message,
            _ => $"{failure.GetType().Name}, from the provider of access tokens.",
        };
        return text.Length <= MaxLength ? text : text[..MaxLength];
    }
}
