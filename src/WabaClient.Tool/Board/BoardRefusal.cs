namespace WabaClient.Tool;

/// <summary>Why a request is refused.</summary>
internal sealed record BoardRefusal(int Status, string Reason);
