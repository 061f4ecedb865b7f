namespace WabaClient;

/// <summary>Businesses that the handlers watch.</summary>
internal sealed record WatchRegistration(IReadOnlyList<BusinessId> BusinessIds);
