namespace WabaClient;

/// <summary>The facts about one account.</summary>
internal sealed record AccountFacts(
    WabaId Id, Answer<GraphPage<WhatsAppBusinessPhoneNumber>> Numbers, Answer<GraphPage<SubscribedApp>> Apps);
