namespace WabaClient;

/// <summary>
/// Handles the changes of an inventory. Register implementations with
/// <see cref="InventoryBuilder.AddHandler{THandler}"/>.
/// </summary>
/// <remarks>
/// For each change, a new instance is resolved from a new scope. The changes of a consumer are handled one after the
/// other, so implementations do not have to be thread-safe.
/// </remarks>
public interface IAccountChangeHandler
{
    /// <summary>Handles a change.</summary>
    /// <remarks>
    /// The change is acknowledged when this method returns. If it throws, or the process ends before that, the same
    /// change is passed again. Therefore, handle repeated changes (<see cref="AccountChange.Id"/>), or acknowledge the
    /// change in the transaction of the handler.
    /// </remarks>
    /// <param name="change">The change.</param>
    /// <param name="cancellationToken">The token that is cancelled when the host stops.</param>
    /// <returns>A task that completes when the change has been handled.</returns>
    ValueTask HandleAsync(AccountChange change, CancellationToken cancellationToken);
}
