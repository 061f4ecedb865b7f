using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace WabaClient;

/// <summary>The id of a WhatsApp Business Account (WABA), as shown in WhatsApp Manager.</summary>
/// <remarks>
/// Stored as text, so that no digit is lost. The <c>default</c> value is empty, and no call accepts it. Instances are
/// immutable and thread-safe.
/// </remarks>
[JsonConverter(typeof(ParsableJsonConverter<WabaId>))]
public readonly record struct WabaId : IParsable<WabaId>
{
    private const string Expected =
        "a WhatsApp Business Account id; pass 1 to 32 digits (0-9), as shown in WhatsApp Manager.";

    /// <summary>Initializes a new instance of the <see cref="WabaId"/> struct.</summary>
    /// <param name="value">1 to 32 ASCII digits.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="value"/> is not 1 to 32 ASCII digits.</exception>
    public WabaId(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (!GraphId.IsValid(value))
            throw new ArgumentException(GraphId.Describe(value, Expected), nameof(value));
        Value = value;
    }

    /// <summary>Gets the digits of the id.</summary>
    /// <value>Empty for <c>default</c>.</value>
    public string Value { get => field ?? ""; private init; }

    /// <summary>Converts digits to an id.</summary>
    /// <param name="value">1 to 32 ASCII digits.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="value"/> is not 1 to 32 ASCII digits.</exception>
    public static implicit operator WabaId(string value) => new(value);

    /// <summary>Parses an id.</summary>
    /// <param name="s">1 to 32 ASCII digits.</param>
    /// <param name="provider">Not used.</param>
    /// <returns>The id.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="s"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="s"/> is not 1 to 32 ASCII digits.</exception>
    public static WabaId Parse(string s, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, provider, out WabaId result)
            ? result
            : throw new FormatException(GraphId.Describe(s, Expected));
    }

    /// <summary>Tries to parse an id.</summary>
    /// <param name="s">The text to parse.</param>
    /// <param name="provider">Not used.</param>
    /// <param name="result">The id, or <c>default</c>.</param>
    /// <returns>True if <paramref name="s"/> is 1 to 32 ASCII digits.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out WabaId result)
    {
        bool valid = GraphId.IsValid(s);
        result = valid ? new WabaId { Value = s! } : default;
        return valid;
    }

    /// <summary>Returns the digits of the id.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;
}
