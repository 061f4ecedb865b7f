namespace WabaClient;

/// <summary>The health of one thing that takes part in sending. Source: Meta's reference page.</summary>
public sealed record AccountHealthEntity
{
    /// <summary>What it is: <c>WABA</c>, <c>BUSINESS</c>, <c>APP</c>, <c>PHONE_NUMBER</c>, <c>MESSAGE_TEMPLATE</c> (<c>entity_type</c>).</summary>
    /// <value>Null if Graph did not send it.</value>
    public string? EntityType { get; init; }

    /// <summary>Its id (<c>id</c>).</summary>
    /// <value>Null if Graph did not send it.</value>
    public string? Id { get; init; }

    /// <summary>Whether it lets messages be sent: <c>AVAILABLE</c>, <c>LIMITED</c> or <c>BLOCKED</c> (<c>can_send_message</c>).</summary>
    /// <value>Null if Graph did not send it.</value>
    public string? CanSendMessage { get; init; }

    /// <summary>Whether it lets calls over SIP be received (<c>can_receive_call_sip</c>). Source: live responses.</summary>
    /// <value>Null if Graph did not send it.</value>
    public string? CanReceiveCallSip { get; init; }

    /// <summary>Why sending is <c>LIMITED</c>, in words (<c>additional_info</c>).</summary>
    /// <value>Empty by default, never null.</value>
    public IReadOnlyList<string> AdditionalInfo { get; init => field = value ?? []; } = [];

    /// <summary>Why sending is <c>BLOCKED</c> (<c>errors</c>).</summary>
    /// <value>Empty by default, never null.</value>
    public IReadOnlyList<AccountHealthError> Errors { get; init => field = value ?? []; } = [];

    /// <summary>Whether both hold the same, lists in order.</summary>
    /// <param name="other">The other one.</param>
    /// <returns>True if they are equal.</returns>
    public bool Equals(AccountHealthEntity? other) =>
        other is not null
        && EntityType == other.EntityType
        && Id == other.Id
        && CanSendMessage == other.CanSendMessage
        && CanReceiveCallSip == other.CanReceiveCallSip
        && ContentEquality.Equals(AdditionalInfo, other.AdditionalInfo)
        && ContentEquality.Equals(Errors, other.Errors);

    /// <summary>A hash of the content.</summary>
    /// <returns>The hash.</returns>
    public override int GetHashCode() => HashCode.Combine(EntityType, Id, CanSendMessage, AdditionalInfo.Count, Errors.Count);
}
