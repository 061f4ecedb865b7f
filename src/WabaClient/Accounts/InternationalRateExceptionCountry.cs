namespace WabaClient;

/// <summary>A country where international authentication rates start at a time of their own. Source: Meta's SDK spec.</summary>
public sealed record InternationalRateExceptionCountry
{
    /// <summary>The country, ISO 3166-1 alpha-2 (<c>country_code</c>).</summary>
    /// <value>Null if Graph did not send it.</value>
    public string? CountryCode { get; init; }

    /// <summary>From when the rates apply there (<c>start_time</c>).</summary>
    /// <value>Null if Graph did not send it. Whole seconds, offset zero; a fraction is cut off.</value>
    public DateTimeOffset? StartTime { get; init => field = UnixTime.Truncate(value); }
}
