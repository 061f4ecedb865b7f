namespace WabaClient.Tool.Board.Tests.Support;

/// <summary>One board for all tests of a class, which do not change what it shows.</summary>
public sealed class SharedBoard : IAsyncLifetime
{
    internal TestBoard Board { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Board = await TestBoard.StartAsync();

    public ValueTask DisposeAsync() => Board.DisposeAsync();
}
