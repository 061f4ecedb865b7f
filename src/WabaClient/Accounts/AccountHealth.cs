using System.Text.Json;

namespace WabaClient;

/// <summary>
/// Describes whether an account or a phone number can send messages, and what prevents it. Source: Meta's reference
/// page.
/// </summary>
/// <remarks>Instances are immutable and thread-safe. Compares by content, entities in order.</remarks>
public sealed record AccountHealth
{
    /// <summary>
    /// Gets whether messages can be sent: <c>AVAILABLE</c>, <c>LIMITED</c> or <c>BLOCKED</c> (<c>can_send_message</c>).
    /// </summary>
    /// <value>Null if Graph did not send it.</value>
    /// <remarks>
    /// The worst value of the <see cref="Entities"/>. It can be <c>BLOCKED</c> because of calls alone.
    /// </remarks>
    public string? CanSendMessage { get; init; }

    /// <summary>
    /// Gets the health of the entities that are involved in sending: the phone number, the account, its business and
    /// the app (<c>entities</c>).
    /// </summary>
    /// <value>Empty by default, never null.</value>
    public IReadOnlyList<AccountHealthEntity> Entities { get; init => field = value ?? []; } = [];

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

    /// <summary>Determines whether two instances have the same content, entities in order.</summary>
    /// <param name="other">The instance to compare with.</param>
    /// <returns>True if they are equal.</returns>
    public bool Equals(AccountHealth? other) =>
        other is not null
        && CanSendMessage == other.CanSendMessage
        && ContentEquality.Equals(Entities, other.Entities)
        && ContentEquality.Equals(AdditionalProperties, other.AdditionalProperties);

    /// <summary>Returns a hash code of the content.</summary>
    /// <returns>The hash code.</returns>
    public override int GetHashCode() => HashCode.Combine(CanSendMessage, ContentEquality.GetHashCode(Entities));
}
