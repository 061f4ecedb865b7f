namespace WabaClient;

/// <summary>
/// The meaning of an error. It is decided once, by <see cref="GraphErrorTable"/>, and read by everything else.
/// </summary>
internal readonly record struct GraphErrorClass
{
    public required GraphErrorKind Kind { get; init; }

    /// <summary>Gets whether the same call may succeed later.</summary>
    public required bool IsTransient { get; init; }

    /// <summary>Gets whether Graph asked for a smaller page.</summary>
    public bool AsksForLessData { get; init; }

    /// <summary>
    /// Gets whether a smaller page may succeed where this one failed. Graph also responds to large pages with an
    /// unknown error.
    /// </summary>
    public bool MayBeTooHeavy { get; init; }

    /// <summary>Gets whether the app or the business portfolio is restricted, which no permission changes.</summary>
    public bool IsAppRestricted { get; init; }

    public InvalidAccessTokenReason TokenReason { get; init; }
}
