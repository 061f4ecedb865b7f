using System.Security.Cryptography;
using System.Text;

namespace WabaClient;

/// <summary>Computes the ids of changes: a hash of what the change is about and of what tells it from an earlier one.</summary>
internal static class ChangeId
{
    private const int Bytes = 16;

    /// <summary>Sets the id of a change that an inventory found.</summary>
    /// <param name="change">The change; its id is not used.</param>
    /// <param name="edge">The edge that was read, which is not always the one that the change names.</param>
    /// <param name="revision">The revision of that edge which the change brought.</param>
    public static AccountChange WithRevision(AccountChange change, AccountEdges edge, long revision) =>
        change with { Id = Hash(change, $"revision {revision} of {edge}") };

    /// <summary>Sets the id of a change between two lists, which have no revision.</summary>
    /// <param name="change">The change; its id is not used.</param>
    public static AccountChange WithContents(AccountChange change) =>
        change with { Id = Hash(change, $"{Contents(change.Before)}\n{Contents(change.After)}") };

    private static string Contents(WhatsAppBusinessAccount? account) =>
        account is null ? "" : CanonicalJson.Write(ModelFields.ReadElement(account));

    // No part but the last contains a line break: ids of numbers are text of Graph, so their length is written first.
    private static string Hash(AccountChange change, string distinction)
    {
        string text = string.Join(
            '\n',
            change.BusinessId,
            change.Edge,
            change.AccountId,
            $"{change.PhoneNumberId?.Length ?? -1} {change.PhoneNumberId}",
            change.Kind,
            distinction);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, Bytes));
    }
}
