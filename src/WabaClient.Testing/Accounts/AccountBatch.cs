namespace WabaClient.Testing;

/// <summary>Accounts that were added to an edge together.</summary>
internal abstract class AccountBatch
{
    public abstract int Count { get; }

    /// <summary>Whether the accounts were generated, and so have a value for what is unknown of given ones.</summary>
    public abstract bool IsGenerated { get; }

    /// <summary>Makes or finds an account.</summary>
    /// <param name="index">Its index in the batch.</param>
    /// <param name="parts">What of it is needed at least.</param>
    public abstract WhatsAppBusinessAccount Get(int index, AccountParts parts);

    /// <summary>The creation time in UNIX seconds, or null if the account has none.</summary>
    public abstract long? CreationTimeOf(int index);

    public abstract string? OwnershipTypeOf(int index);

    /// <summary>The index of an account, or -1.</summary>
    public abstract int IndexOf(string id);

    /// <summary>The index of the account that has a phone number, or -1.</summary>
    public abstract int IndexOfPhoneNumber(string id);
}
