using Microsoft.Extensions.Time.Testing;

namespace WabaClient.Tests.RateLimiting;

public sealed class RecoveringScopeTests
{
    [Fact]
    public void A_call_that_joins_just_after_its_scope_was_closed_does_not_wait_longer_than_it_may()
    {
        RecoveringScope scope = new("business:1", new FakeTimeProvider());
        GraphTarget target = GraphTarget.ForAccount("1", []);
        GraphCall call = new(target, cursor: null, pageSize: null, TimeSpan.Zero);
        RateLimitScopes scopes = new("prefix", target, TokenCredentials.None);
        LinePlace place = new(scope, new GateEntry(null!, null, null!, call, scopes, null!));
        scope.TryClose(new RateLimitBlock(TimeSpan.FromMinutes(5), 80008), random: 0);

        // The call looked for blocks before that, and found none.
        Assert.True(scope.TryJoin(place, default));

        Assert.Equal(TimeSpan.FromMinutes(5), place.Refusal.Remaining);
    }
}
