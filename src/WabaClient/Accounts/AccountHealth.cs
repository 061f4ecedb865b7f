namespace WabaClient;

/// <summary>Whether an account can send messages, and what stands in the way. Source: Meta's reference page.</summary>
public sealed record AccountHealth
{
    /// <summary>Whether messages can be sent: <c>AVAILABLE</c>, <c>LIMITED</c> or <c>BLOCKED</c> (<c>can_send_message</c>).</summary>
    /// <value>Null if Graph did not send it.</value>
    /// <remarks>The worst of the <see cref="Entities"/>; it can be <c>BLOCKED</c> for calls alone.</remarks>
    public string? CanSendMessage { get; init; }

    /// <summary>The health of everything that takes part in sending: the account, its business, the app (<c>entities</c>).</summary>
    /// <value>Empty by default, never null.</value>
    public IReadOnlyList<AccountHealthEntity> Entities { get; init => field = value ?? []; } = [];

    /// <summary>Whether both hold the same, entities in order.</summary>
    /// <param name="other">The other one.</param>
    /// <returns>True if they are equal.</returns>
    public bool Equals(AccountHealth? other) =>
        other is not null
        && CanSendMessage == other.CanSendMessage
        && ContentEquality.Equals(Entities, other.Entities);

    /// <summary>A hash of the content.</summary>
    /// <returns>The hash.</returns>
    public override int GetHashCode() => HashCode.Combine(CanSendMessage, ContentEquality.GetHashCode(Entities));
}
