using System.Globalization;

namespace WabaClient;

/// <summary>Consecutive complete passes that did not list an account or a number.</summary>
internal sealed record Absence
{
    /// <summary>Gets when the first of the passes began.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Gets when the last of the passes began.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Gets when the last pass that listed it began.</summary>
    public required DateTimeOffset LastSeen { get; init; }

    public required int Passes { get; init; }

    /// <summary>Gets whether Graph has responded when the account was read by its id.</summary>
    public bool IsAnswered { get; init; }

    /// <summary>
    /// Gets the error with which Graph confirmed that the account is gone; null if it did not confirm it.
    /// </summary>
    public string? Confirmation { get; init; }

    public RemovalState Removal { get; init; }

    /// <summary>Gets the reason for the removal, in words; null unless <see cref="Removal"/> is set.</summary>
    public string? Evidence { get; init; }

    public string Text => Confirmation
        ?? string.Create(
            CultureInfo.InvariantCulture,
            $"absent from {Passes} complete {(Passes == 1 ? "pass" : "passes")}");

    public static Absence Next(Absence? previous, DateTimeOffset began, DateTimeOffset lastSeen) => new()
    {
        Since = Earlier(previous?.Since, began),
        Until = began,
        LastSeen = previous?.LastSeen ?? lastSeen,
        Passes = (previous?.Passes ?? 0) + 1,
        IsAnswered = previous?.IsAnswered ?? false,
        Confirmation = previous?.Confirmation,
    };

    /// <summary>
    /// Returns since when something holds that holds in a pass. After the clock was set back, it starts again with the
    /// pass; otherwise it would last for too short a time until the clock is where it was.
    /// </summary>
    public static DateTimeOffset Earlier(DateTimeOffset? since, DateTimeOffset began) => since < began ? since.Value : began;

    /// <summary>Returns whether two passes at least half an interval apart did not list it.</summary>
    public bool IsRepeated(TimeSpan interval) => Passes >= 2 && Until - Since >= interval / 2;
}
