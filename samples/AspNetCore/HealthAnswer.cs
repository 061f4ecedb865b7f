namespace AspNetCore;

/// <summary>The response of <c>/health</c>.</summary>
internal sealed record HealthAnswer(string Status, string? Description);
