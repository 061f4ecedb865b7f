using Npgsql;
using WabaClient.Tests.Support;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace WabaClient.Tests.Support;

/// <summary>The PostgreSQL of this test run. It is started by the first test that asks for it.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private readonly Lazy<Task<PostgresCluster?>> _cluster = new(PostgresCluster.StartAsync);

    /// <summary>Returns the data source of the database, or skips the test if PostgreSQL is not installed.</summary>
    public async Task<NpgsqlDataSource> StartAsync()
    {
        PostgresCluster? cluster = await _cluster.Value;
        Assert.SkipWhen(cluster is null, "PostgreSQL is not installed; on Debian and Ubuntu: apt-get install postgresql");
        return cluster.DataSource;
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster.IsValueCreated && await _cluster.Value is { } cluster)
            await cluster.DisposeAsync();
    }
}
