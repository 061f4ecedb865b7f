using System.Collections.Concurrent;

namespace WabaClient.Testing;

/// <summary>The app that tokens belong to, and the apps that are subscribed to accounts.</summary>
internal sealed class AppDirectory(FakeApp own)
{
    private readonly ConcurrentDictionary<string, FakeApp[]> _subscribed = new(StringComparer.Ordinal);

    public FakeApp Own { get; } = own;

    public void SetSubscribed(string accountId, FakeApp[] apps) => _subscribed[accountId] = apps;

    /// <summary>
    /// Returns the apps that are subscribed to an account: the app of the tokens, unless a test has set others.
    /// </summary>
    public IReadOnlyList<FakeApp> SubscribedTo(string accountId) =>
        _subscribed.TryGetValue(accountId, out FakeApp[]? apps) ? apps : [Own];

    public FakeApp? Find(string id) =>
        id == Own.Id ? Own : _subscribed.Values.SelectMany(apps => apps).FirstOrDefault(app => app.Id == id);
}
