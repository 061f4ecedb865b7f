namespace WabaClient.Tool;

/// <summary>The exception that is thrown when the state file cannot be used.</summary>
internal sealed class StateException(string message) : Exception(message);
