namespace WabaClient;

/// <summary>The options that the rules depend on.</summary>
/// <param name="Interval">The time between two passes of a business.</param>
/// <param name="IsOtherEdgeRead">Whether the other edge of the business is read as well.</param>
/// <param name="IgnoredFields">The fields, as Graph spells them, that do not cause changes.</param>
internal sealed record RuleSettings(TimeSpan Interval, bool IsOtherEdgeRead, IReadOnlyList<string> IgnoredFields);
