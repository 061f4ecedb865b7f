using System.Text.Json;
using System.Text.Json.Serialization;

namespace WabaClient;

/// <summary>A business portfolio.</summary>
/// <remarks>
/// Members are null unless Graph sent them. Instances are immutable and thread-safe. Compares by content. Can be
/// written and read with <c>System.Text.Json</c> in Graph's own shape.
/// </remarks>
[JsonConverter(typeof(BusinessJsonConverter))]
public sealed record Business
{
    private readonly string? _verificationStatus;

    /// <summary>Gets the id of the business (<c>id</c>), which Graph always sends.</summary>
    /// <exception cref="ArgumentException">The id is <c>default</c>.</exception>
    public required BusinessId Id
    {
        get;
        init
        {
            if (value == default)
                throw new ArgumentException("The id is the default value; a business needs an id.", nameof(value));
            field = value;
        }
    }

    /// <summary>Gets the name of the business (<c>name</c>). Source: Meta's SDK specification.</summary>
    /// <value>Null by default.</value>
    public string? Name { get; init; }

    /// <summary>
    /// Gets the state of Meta's verification of the business (<c>verification_status</c>). Source: Meta's SDK
    /// specification.
    /// </summary>
    /// <value>Null by default.</value>
    public BusinessVerificationStatus? VerificationStatus
    {
        get => BusinessVerificationStatus.FromStored(_verificationStatus);
        init => _verificationStatus = OpenValue.ToStored(value?.Value);
    }

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

    /// <summary>Determines whether two businesses have the same content.</summary>
    /// <param name="other">The business to compare with.</param>
    /// <returns>True if they are equal.</returns>
    public bool Equals(Business? other) =>
        other is not null
        && Id == other.Id
        && Name == other.Name
        && VerificationStatus == other.VerificationStatus
        && ContentEquality.Equals(AdditionalProperties, other.AdditionalProperties);

    /// <summary>Returns a hash code of the content.</summary>
    /// <returns>The hash code.</returns>
    public override int GetHashCode() => HashCode.Combine(Id, Name, VerificationStatus);

    /// <summary>Returns a short text for logs and debuggers.</summary>
    /// <returns>The id, and the name if it is known.</returns>
    public override string ToString() => Name is null ? Id.Value : $"{Id} {Name}";
}
