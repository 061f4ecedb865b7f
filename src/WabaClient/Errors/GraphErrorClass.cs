namespace WabaClient;

/// <summary>What an error means. It is decided once, by <see cref="GraphErrorTable"/>, and everything else reads it.</summary>
internal readonly record struct GraphErrorClass
{
    public required GraphErrorKind Kind { get; init; }

    /// <summary>Whether the same call may succeed later.</summary>
    public required bool IsTransient { get; init; }

    /// <summary>Whether Graph asked for a smaller page.</summary>
    public bool AsksForLessData { get; init; }

    /// <summary>Whether a smaller page may succeed where this one failed: Graph answers heavy pages with an unknown error, too.</summary>
    public bool MayBeTooHeavy { get; init; }

    /// <summary>Whether the app or the business portfolio is restricted, which no permission changes.</summary>
    public bool IsAppRestricted { get; init; }

    public InvalidAccessTokenReason TokenReason { get; init; }
}
