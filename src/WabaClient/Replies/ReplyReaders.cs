namespace WabaClient;

/// <summary>The readers of the edges and nodes. An edge with another type of item needs another reader here.</summary>
internal static class ReplyReaders
{
    public static ReplyReader<GraphPage<WhatsAppBusinessAccount>> Accounts { get; } =
        new PageReader<WhatsAppBusinessAccount>(WhatsAppBusinessAccount.Read).Read;

    public static ReplyReader<WhatsAppBusinessAccount> Account { get; } =
        new NodeReader<WhatsAppBusinessAccount>(WhatsAppBusinessAccount.Read).Read;

    public static ReplyReader<GraphPage<WhatsAppBusinessPhoneNumber>> PhoneNumbers { get; } =
        new PageReader<WhatsAppBusinessPhoneNumber>(PhoneNumberJson.Read).Read;

    public static ReplyReader<GraphPage<Business>> Businesses { get; } =
        new PageReader<Business>(BusinessJson.Read).Read;

    public static ReplyReader<Business> Business { get; } = new NodeReader<Business>(BusinessJson.Read).Read;

    public static ReplyReader<WhatsAppBusinessPhoneNumber> PhoneNumber { get; } =
        new NodeReader<WhatsAppBusinessPhoneNumber>(PhoneNumberJson.Read).Read;

    public static ReplyReader<GraphPage<SubscribedApp>> SubscribedApps { get; } =
        new PageReader<SubscribedApp>(SubscribedApp.Read).Read;

    public static ReplyReader<InspectedToken> Inspection { get; } =
        new NodeReader<InspectedToken>(InspectedToken.Read).Read;

    public static ReplyReader<MeNode> Me { get; } = new NodeReader<MeNode>(MeNode.Read).Read;
}
