using System.Text.Json;

namespace WabaClient;

/// <summary>
/// A country that has its own start time for international authentication rates. Source: Meta's SDK specification.
/// </summary>
/// <remarks>Instances are immutable and thread-safe. Compares by content.</remarks>
public sealed record InternationalRateExceptionCountry
{
    /// <summary>Gets the country, ISO 3166-1 alpha-2 (<c>country_code</c>).</summary>
    /// <value>Null if Graph did not send it.</value>
    public string? CountryCode { get; init; }

    /// <summary>Gets when the rates start to apply in the country (<c>start_time</c>).</summary>
    /// <value>Null if Graph did not send it. Whole seconds, offset zero; fractions are truncated.</value>
    public DateTimeOffset? StartTime { get; init => field = UnixTime.Truncate(value); }

    /// <summary>
    /// Gets the properties without a member in this type, and the raw values of those that their member cannot
    /// represent.
    /// </summary>
    /// <value>Empty by default, never null. The value that is set is copied without JSON nulls.</value>
    /// <remarks>An entry with the name of a member is written only if that member is null.</remarks>
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties
    {
        get => field ?? AdditionalPropertyBag.Empty;
        init => field = AdditionalPropertyBag.Copy(value);
    }

    /// <summary>Determines whether two instances have the same content.</summary>
    /// <param name="other">The instance to compare with.</param>
    /// <returns>True if they are equal.</returns>
    public bool Equals(InternationalRateExceptionCountry? other) =>
        other is not null
        && CountryCode == other.CountryCode
        && StartTime == other.StartTime
        && ContentEquality.Equals(AdditionalProperties, other.AdditionalProperties);

    /// <summary>Returns a hash code of the content.</summary>
    /// <returns>The hash code.</returns>
    public override int GetHashCode() => HashCode.Combine(CountryCode, StartTime);
}
