using System.Globalization;

namespace WabaClient;

/// <summary>Consecutive complete passes that did not list an account or a number.</summary>
internal sealed record Absence
{
    /// <summary>Gets when the first of the passes began.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Gets when the last of the passes began.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Gets when the last pass began that listed it.</summary>
    public required DateTimeOffset LastSeen { get; init; }

    public required int Passes { get; init; }

    /// <summary>Gets whether Graph has answered when the account was read by its id.</summary>
    public bool IsAnswered { get; init; }

    /// <summary>Gets the error by which Graph confirmed that the account is gone. Null: it did not.</summary>
    public string? Confirmation { get; init; }

    public RemovalState Removal { get; init; }

    /// <summary>Gets the reason for the removal, as text for people. Null unless <see cref="Removal"/> is set.</summary>
    public string? Evidence { get; init; }

    public string Text => Confirmation
        ?? string.Create(
            CultureInfo.InvariantCulture,
            $"absent from {Passes} complete {(Passes == 1 ? "pass" : "passes")}");

    public static Absence Next(Absence? previous, DateTimeOffset began, DateTimeOffset lastSeen) => new()
    {
        Since = previous?.Since ?? began,
        Until = began,
        LastSeen = previous?.LastSeen ?? lastSeen,
        Passes = (previous?.Passes ?? 0) + 1,
        IsAnswered = previous?.IsAnswered ?? false,
        Confirmation = previous?.Confirmation,
    };

    /// <summary>Returns whether the absence was seen twice, at least half an interval apart.</summary>
    public bool IsRepeated(TimeSpan interval) => Passes >= 2 && Until - Since >= interval / 2;
}
