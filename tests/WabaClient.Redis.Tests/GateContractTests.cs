using StackExchange.Redis;
using WabaClient.Testing;
using WabaClient.Tests.Support;

namespace WabaClient.Tests;

/// <summary>The contract of gates, on every server that is supported, and for gates that share blocks only.</summary>
[Collection(nameof(ManyProcesses))]
public sealed class GateContractTests
{
    [Fact]
    public async Task Redis_keeps_the_contract()
    {
        await using RedisServer server = await RedisServer.StartAsync();
        await using ConnectionMultiplexer connection = await server.ConnectAsync();
        await using ConnectionMultiplexer other = await server.ConnectAsync();
        Queue<ConnectionMultiplexer> processes = new([connection, other]);

        await RateLimitGateContract.VerifyAsync(() => new RedisRateLimitGate(processes.Dequeue()));
    }

    [Fact]
    public async Task Redis_in_a_cluster_keeps_the_contract()
    {
        await using RedisServer server = await RedisServer.StartAsync(
            password: null, "--cluster-enabled", "yes");
        await server.SendAsync("CLUSTER ADDSLOTSRANGE 0 16383");
        await Eventually.IsTrueAsync(
            async () => (await server.SendAsync("CLUSTER INFO")).Contains("cluster_state:ok", StringComparison.Ordinal),
            "the cluster is ready");
        await using ConnectionMultiplexer connection = await server.ConnectAsync();
        RedisRateLimitGate gate = new(connection);

        await RateLimitGateContract.VerifyAsync(() => gate);

        // All scopes of a call are asked for in one command: another slot would be an error.
        Assert.Null(await gate.GetBlockAsync(["123:business:1", "123:app", "123:token:abc"], CancellationToken.None));
    }

#if NET10_0_OR_GREATER
    [Fact]
    public async Task Garnet_keeps_the_contract()
    {
        using GarnetInProcess server = new();
        await using ConnectionMultiplexer connection = await ConnectionMultiplexer.ConnectAsync(server.Configuration);
        RedisRateLimitGate gate = new(connection);

        await RateLimitGateContract.VerifyAsync(() => gate);
    }
#endif

    [Fact]
    public async Task A_gate_with_the_two_abstract_members_keeps_the_contract()
    {
        BlocksOnly gate = new();
        await RateLimitGateContract.VerifyAsync(() => gate);
    }

    [Fact]
    public async Task A_gate_that_shortens_a_block_does_not()
    {
        InvalidOperationException e = await Assert.ThrowsAsync<InvalidOperationException>(
            () => RateLimitGateContract.VerifyAsync(() => new BlocksOnly { Shortens = true }));
        Assert.Equal("The gate violates a rule: a block closes its scope for all processes, with its code.", e.Message);
        BlocksOnly gate = new() { Shortens = true };
        e = await Assert.ThrowsAsync<InvalidOperationException>(() => RateLimitGateContract.VerifyAsync(() => gate));
        Assert.Equal("The gate violates a rule: a shorter block does not shorten a longer one.", e.Message);
    }

    private sealed class BlocksOnly : RateLimitGate
    {
        private readonly Dictionary<string, (DateTimeOffset Until, int Code)> _blocks = [];

        public bool Shortens { get; init; }

        public override ValueTask<RateLimitBlock?> GetBlockAsync(
            IReadOnlyList<string> scopes, CancellationToken cancellationToken)
        {
            lock (_blocks)
            {
                (DateTimeOffset until, int code) = scopes.Select(scope => _blocks.GetValueOrDefault(scope)).Max();
                TimeSpan remaining = until - DateTimeOffset.UtcNow;
                return new(remaining > TimeSpan.Zero ? new RateLimitBlock(remaining, code) : null);
            }
        }

        public override ValueTask BlockAsync(string scope, RateLimitBlock block, CancellationToken cancellationToken)
        {
            lock (_blocks)
            {
                DateTimeOffset until = DateTimeOffset.UtcNow + block.Remaining;
                if (Shortens || until > _blocks.GetValueOrDefault(scope).Until)
                    _blocks[scope] = (until, block.Code);
            }

            return default;
        }
    }
}
