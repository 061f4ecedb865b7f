using System.Text.Json;

namespace WabaClient;

/// <summary>The health of one entity that is involved in sending messages. Source: Meta's reference page.</summary>
/// <remarks>Instances are immutable and thread-safe. Compares by content, lists in order.</remarks>
public sealed record AccountHealthEntity
{
    /// <summary>
    /// Gets the kind of entity: <c>WABA</c>, <c>BUSINESS</c>, <c>APP</c>, <c>PHONE_NUMBER</c> or
    /// <c>MESSAGE_TEMPLATE</c> (<c>entity_type</c>).
    /// </summary>
    /// <value>Null if Graph did not send it.</value>
    public string? EntityType { get; init; }

    /// <summary>Gets the id of the entity (<c>id</c>).</summary>
    /// <value>Null if Graph did not send it.</value>
    public string? Id { get; init; }

    /// <summary>
    /// Gets whether the entity allows messages to be sent: <c>AVAILABLE</c>, <c>LIMITED</c> or <c>BLOCKED</c>
    /// (<c>can_send_message</c>).
    /// </summary>
    /// <value>Null if Graph did not send it.</value>
    public string? CanSendMessage { get; init; }

    /// <summary>
    /// Gets whether the entity allows calls to be received over SIP (<c>can_receive_call_sip</c>). Source: recorded
    /// responses.
    /// </summary>
    /// <value>Null if Graph did not send it.</value>
    public string? CanReceiveCallSip { get; init; }

    /// <summary>Gets the reasons why sending is <c>LIMITED</c>, as text (<c>additional_info</c>).</summary>
    /// <value>Empty by default, never null.</value>
    public IReadOnlyList<string> AdditionalInfo { get; init => field = value ?? []; } = [];

    /// <summary>Gets the reasons why sending is <c>BLOCKED</c> (<c>errors</c>).</summary>
    /// <value>Empty by default, never null.</value>
    public IReadOnlyList<AccountHealthError> Errors { get; init => field = value ?? []; } = [];

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

    /// <summary>Determines whether two instances have the same content, lists in order.</summary>
    /// <param name="other">The instance to compare with.</param>
    /// <returns>True if they are equal.</returns>
    public bool Equals(AccountHealthEntity? other) =>
        other is not null
        && EntityType == other.EntityType
        && Id == other.Id
        && CanSendMessage == other.CanSendMessage
        && CanReceiveCallSip == other.CanReceiveCallSip
        && ContentEquality.Equals(AdditionalInfo, other.AdditionalInfo)
        && ContentEquality.Equals(Errors, other.Errors)
        && ContentEquality.Equals(AdditionalProperties, other.AdditionalProperties);

    /// <summary>Returns a hash code of the content.</summary>
    /// <returns>The hash code.</returns>
    public override int GetHashCode() =>
        HashCode.Combine(EntityType, Id, CanSendMessage, AdditionalInfo.Count, Errors.Count);
}
