namespace WabaClient.Tool;

/// <summary>The state file cannot be used.</summary>
internal sealed class StateException(string message) : Exception(message);
