using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace WabaClient;

/// <summary>The id of a business portfolio, as Meta's Business settings show it.</summary>
/// <remarks>Kept as text, so no digit is lost. Anything but 1 to 32 ASCII digits is refused.</remarks>
[JsonConverter(typeof(ParsableJsonConverter<BusinessId>))]
public readonly record struct BusinessId : IParsable<BusinessId>
{
    private const string Expected = "A business id is 1 to 32 digits (0-9), as shown in Meta's Business settings.";

    /// <summary>Makes an id from its digits.</summary>
    /// <param name="value">1 to 32 ASCII digits.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="value"/> is not 1 to 32 ASCII digits.</exception>
    public BusinessId(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (!GraphId.IsValid(value))
            throw new ArgumentException(Expected, nameof(value));
        Value = value;
    }

    /// <summary>The digits of the id.</summary>
    /// <value>Empty for <c>default</c>, which no call accepts.</value>
    public string Value { get => field ?? ""; private init; }

    /// <summary>Makes an id from its digits.</summary>
    /// <param name="value">1 to 32 ASCII digits.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="value"/> is not 1 to 32 ASCII digits.</exception>
    public static implicit operator BusinessId(string value) => new(value);

    /// <summary>Parses an id.</summary>
    /// <param name="s">1 to 32 ASCII digits.</param>
    /// <param name="provider">Not used.</param>
    /// <returns>The id.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="s"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="s"/> is not 1 to 32 ASCII digits.</exception>
    public static BusinessId Parse(string s, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, provider, out BusinessId result) ? result : throw new FormatException(Expected);
    }

    /// <summary>Parses an id without throwing.</summary>
    /// <param name="s">The text.</param>
    /// <param name="provider">Not used.</param>
    /// <param name="result">The id, or <c>default</c>.</param>
    /// <returns>Whether <paramref name="s"/> is 1 to 32 ASCII digits.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out BusinessId result)
    {
        bool valid = GraphId.IsValid(s);
        result = valid ? new BusinessId { Value = s! } : default;
        return valid;
    }

    /// <summary>The digits of the id.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;
}
