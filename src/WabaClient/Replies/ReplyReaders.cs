namespace WabaClient;

/// <summary>The readers of the edges and nodes. An edge with another type of item needs another reader here.</summary>
/// <remarks>Created on first use, because creating all of them would delay the first account.</remarks>
internal static class ReplyReaders
{
    public static ReplyReader<GraphPage<WhatsAppBusinessAccount>> Accounts =>
        field ??= new PageReader<WhatsAppBusinessAccount>(WhatsAppBusinessAccount.Read).Read;

    public static ReplyReader<WhatsAppBusinessAccount> Account =>
        field ??= new NodeReader<WhatsAppBusinessAccount>(WhatsAppBusinessAccount.Read).Read;

    public static ReplyReader<GraphPage<WhatsAppBusinessPhoneNumber>> PhoneNumbers =>
        field ??= new PageReader<WhatsAppBusinessPhoneNumber>(PhoneNumberJson.Read).Read;

    public static ReplyReader<GraphPage<Business>> Businesses =>
        field ??= new PageReader<Business>(BusinessJson.Read).Read;

    public static ReplyReader<Business> Business =>
        field ??= new NodeReader<Business>(BusinessJson.Read).Read;

    public static ReplyReader<WhatsAppBusinessPhoneNumber> PhoneNumber =>
        field ??= new NodeReader<WhatsAppBusinessPhoneNumber>(PhoneNumberJson.Read).Read;

    public static ReplyReader<GraphPage<SubscribedApp>> SubscribedApps =>
        field ??= new PageReader<SubscribedApp>(SubscribedApp.Read).Read;

    public static ReplyReader<InspectedToken> Inspection =>
        field ??= new NodeReader<InspectedToken>(InspectedToken.Read).Read;

    public static ReplyReader<MeNode> Me =>
        field ??= new NodeReader<MeNode>(MeNode.Read).Read;
}
