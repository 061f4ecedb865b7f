using System.Text.Json;

namespace WabaClient;

/// <summary>A business that an account refers to.</summary>
/// <remarks>
/// Which members are set depends on the field: owners have an id and a name, <c>on_behalf_of_business_info</c> has a
/// name, a status and a type. Instances are immutable and thread-safe. Compares by content.
/// </remarks>
public sealed record BusinessInfo
{
    /// <summary>Gets the id of the business (<c>id</c>).</summary>
    /// <value>Null if Graph did not send it.</value>
    public string? Id { get; init; }

    /// <summary>Gets the name of the business (<c>name</c>).</summary>
    /// <value>Null if Graph did not send it.</value>
    public string? Name { get; init; }

    /// <summary>
    /// Gets the status of the relation, such as <c>APPROVED</c> (<c>status</c>). Source: recorded responses.
    /// </summary>
    /// <value>Null if Graph did not send it.</value>
    public string? Status { get; init; }

    /// <summary>Gets the kind of relation, such as <c>SELF</c> (<c>type</c>). Source: recorded responses.</summary>
    /// <value>Null if Graph did not send it.</value>
    public string? Type { get; init; }

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
    public bool Equals(BusinessInfo? other) =>
        other is not null
        && Id == other.Id
        && Name == other.Name
        && Status == other.Status
        && Type == other.Type
        && ContentEquality.Equals(AdditionalProperties, other.AdditionalProperties);

    /// <summary>Returns a hash code of the content.</summary>
    /// <returns>The hash code.</returns>
    public override int GetHashCode() => HashCode.Combine(Id, Name, Status, Type);
}
