namespace WabaClient;

/// <summary>What was learned about one account, where that was asked for.</summary>
internal sealed record AccountFacts(
    WabaId Id, Answer<GraphPage<WhatsAppBusinessPhoneNumber>> Numbers, Answer<GraphPage<SubscribedApp>> Apps);
