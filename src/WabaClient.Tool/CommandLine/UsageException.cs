namespace WabaClient.Tool;

/// <summary>A mistake in the arguments. The message never contains what was passed, which could be a token.</summary>
internal sealed class UsageException(string message) : Exception(message);
