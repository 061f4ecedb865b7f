namespace WabaClient.Testing;

/// <summary>Accounts that were added to an edge together.</summary>
internal abstract class AccountBatch
{
    public abstract int Count { get; }

    /// <summary>
    /// Gets whether the accounts were generated, and therefore have values for fields without a member.
    /// </summary>
    public abstract bool IsGenerated { get; }

    /// <summary>Creates or finds an account.</summary>
    /// <param name="index">Its index in the batch.</param>
    /// <param name="parts">The parts of the account that are needed.</param>
    public abstract WhatsAppBusinessAccount Get(int index, AccountParts parts);

    /// <summary>Returns the creation time in UNIX seconds, or null if the account has none.</summary>
    public abstract long? CreationTimeOf(int index);

    public abstract string? OwnershipTypeOf(int index);

    /// <summary>Returns the index of an account, or -1.</summary>
    public abstract int IndexOf(string id);

    /// <summary>Returns the index of the account that has a phone number, or -1.</summary>
    public abstract int IndexOfPhoneNumber(string id);
}
