namespace WabaClient;

/// <summary>From when Meta bills authentication messages at international rates. Source: Meta's SDK spec.</summary>
public sealed record AuthInternationalRateEligibility
{
    /// <summary>From when the rates apply (<c>start_time</c>).</summary>
    /// <value>Null if Graph did not send it. Whole seconds, offset zero; a fraction is cut off.</value>
    public DateTimeOffset? StartTime { get; init => field = UnixTime.Truncate(value); }

    /// <summary>The countries with a start of their own (<c>exception_countries</c>).</summary>
    /// <value>Empty by default, never null.</value>
    public IReadOnlyList<InternationalRateExceptionCountry> ExceptionCountries { get; init => field = value ?? []; } = [];

    /// <summary>Whether both hold the same, countries in order.</summary>
    /// <param name="other">The other one.</param>
    /// <returns>True if they are equal.</returns>
    public bool Equals(AuthInternationalRateEligibility? other) =>
        other is not null
        && StartTime == other.StartTime
        && ContentEquality.Equals(ExceptionCountries, other.ExceptionCountries);

    /// <summary>A hash of the content.</summary>
    /// <returns>The hash.</returns>
    public override int GetHashCode() => HashCode.Combine(StartTime, ContentEquality.GetHashCode(ExceptionCountries));
}
