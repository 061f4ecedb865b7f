using System.Text.Json;

namespace WabaClient;

/// <summary>A reason why messages cannot be sent. Source: Meta's reference page.</summary>
/// <remarks>Instances are immutable and thread-safe. Compares by content.</remarks>
public sealed record AccountHealthError
{
    /// <summary>Gets Meta's code of the reason (<c>error_code</c>).</summary>
    /// <value>Null if Graph did not send it.</value>
    public int? ErrorCode { get; init; }

    /// <summary>Gets the reason as text (<c>error_description</c>).</summary>
    /// <value>Null if Graph did not send it.</value>
    public string? ErrorDescription { get; init; }

    /// <summary>Gets what to do about it, as text (<c>possible_solution</c>).</summary>
    /// <value>Null if Graph did not send it.</value>
    public string? PossibleSolution { get; init; }

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
    public bool Equals(AccountHealthError? other) =>
        other is not null
        && ErrorCode == other.ErrorCode
        && ErrorDescription == other.ErrorDescription
        && PossibleSolution == other.PossibleSolution
        && ContentEquality.Equals(AdditionalProperties, other.AdditionalProperties);

    /// <summary>Returns a hash code of the content.</summary>
    /// <returns>The hash code.</returns>
    public override int GetHashCode() => HashCode.Combine(ErrorCode, ErrorDescription, PossibleSolution);
}
