namespace WabaClient.Tool;

/// <summary>The reason why a request is rejected.</summary>
internal sealed record BoardRefusal(int Status, string Reason);
