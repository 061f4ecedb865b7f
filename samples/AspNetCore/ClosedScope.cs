namespace AspNetCore;

/// <summary>A rate-limit scope that Graph has closed.</summary>
internal readonly record struct ClosedScope(DateTimeOffset Until, int Code);
