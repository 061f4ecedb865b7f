namespace AspNetCore;

/// <summary>What <c>/health</c> answers.</summary>
internal sealed record HealthAnswer(string Status, string? Description);
