namespace WabaClient.Tool;

/// <summary>
/// An error in the arguments. The message never contains what was passed, because it could be a token.
/// </summary>
internal sealed class UsageException(string message) : Exception(message);
