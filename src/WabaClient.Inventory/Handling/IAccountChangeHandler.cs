namespace WabaClient;

/// <summary>Handles the changes of an inventory, for <see cref="InventoryBuilder.AddHandler{THandler}"/>.</summary>
/// <remarks>
/// Each change is handled by an instance of its own, resolved from a new scope, and one change after the other per consumer.
/// </remarks>
public interface IAccountChangeHandler
{
    /// <summary>Handles a change.</summary>
    /// <remarks>
    /// The change is acknowledged when this method returns. If it throws, or the process ends before that, the same change comes again,
    /// so handle a change that is repeated (<see cref="AccountChange.Id"/>), or acknowledge it in the transaction of the handler.
    /// </remarks>
    /// <param name="change">The change.</param>
    /// <param name="cancellationToken">The token that is cancelled when the host stops.</param>
    /// <returns>A task that completes when the change has been handled.</returns>
    ValueTask HandleAsync(AccountChange change, CancellationToken cancellationToken);
}
