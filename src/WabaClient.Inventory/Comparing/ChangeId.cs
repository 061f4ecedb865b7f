using System.Security.Cryptography;
using System.Text;

namespace WabaClient;

/// <summary>
/// Computes the ids of changes: a hash of the subject of the change and of what distinguishes it from an earlier
/// change.
/// </summary>
internal static class ChangeId
{
    private const int Bytes = 16;

    /// <summary>Sets the id of a change that an inventory found.</summary>
    /// <param name="change">The change, whose id is not used.</param>
    /// <param name="edge">The edge that was read, which can differ from the edge of the change.</param>
    /// <param name="revision">The revision of that edge with which the change was stored.</param>
    public static AccountChange WithRevision(AccountChange change, AccountEdges edge, long revision) =>
        change with { Id = Hash(change, $"revision {revision} of {edge}") };

    /// <summary>Sets the id of a change between two lists, which have no revision.</summary>
    /// <param name="change">The change, whose id is not used.</param>
    public static AccountChange WithContents(AccountChange change) =>
        change with { Id = Hash(change, $"{Contents(change.Before)}\n{Contents(change.After)}") };

    private static string Contents(WhatsAppBusinessAccount? account) =>
        account is null ? "" : CanonicalJson.Write(ModelFields.ReadElement(account));

    // Only the last part can contain a line break. Ids of numbers are texts from Graph, so their length is written first.
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
