namespace WabaClient;

/// <summary>Specifies the edges of a business that list accounts.</summary>
/// <remarks>The default value, 0, specifies no edge and is not accepted.</remarks>
[Flags]
public enum AccountEdges
{
    /// <summary>The accounts that the business owns (<c>owned_whatsapp_business_accounts</c>).</summary>
    Owned = 1,

    /// <summary>
    /// The accounts that clients have shared with the business (<c>client_whatsapp_business_accounts</c>).
    /// </summary>
    Client = 2,

    /// <summary>Both edges. An account that is on both is listed twice.</summary>
    Both = 3,
}
