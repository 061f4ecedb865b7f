namespace WabaClient;

/// <summary>Describes failures for <see cref="EdgeState.Failure"/> and for logs.</summary>
internal static class FailureText
{
    private const int MaxLength = 1_000;

    /// <summary>Returns a description of a failure, without secrets.</summary>
    /// <remarks>Only the messages of the client's own exceptions are known to contain no secrets.</remarks>
    public static string Of(Exception failure)
    {
        string text = failure switch
        {
            WabaClientException { Hint: { } hint } e => $"{e.Message} {hint}",
            WabaClientException e => e.Message,
            _ => $"The provider of access tokens threw {failure.GetType().Name}.",
        };
        return text.Length <= MaxLength ? text : text[..MaxLength];
    }
}
