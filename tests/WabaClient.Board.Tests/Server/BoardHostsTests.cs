using System.Net;

namespace WabaClient.Tool.Board.Tests.Server;

public sealed class BoardHostsTests
{
    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1:80", true)]
    [InlineData("127.0.0.1", "localhost:80", true)]
    [InlineData("127.0.0.1", "LOCALHOST:80", true)]
    [InlineData("127.0.0.1", "192.168.0.10:80", false)]
    [InlineData("127.0.0.1", "127.0.0.1:81", false)]
    [InlineData("127.0.0.1", "127.1:80", false)]
    [InlineData("127.0.0.1", "", false)]
    [InlineData("::1", "[::1]:80", true)]
    [InlineData("::1", "::1:80", false)]
    [InlineData("192.168.0.10", "192.168.0.10:80", true)]
    [InlineData("192.168.0.10", "localhost:80", false)]
    [InlineData("192.168.0.10", "board.example:80", false)]
    [InlineData("0.0.0.0", "192.168.0.10:80", true)]
    [InlineData("0.0.0.0", "localhost:80", true)]
    [InlineData("0.0.0.0", "evil.example:80", false)]
    public void A_host_is_an_address_that_the_board_listens_on(string address, string host, bool isOwn) =>
        Assert.Equal(isOwn, new BoardHosts(IPAddress.Parse(address), 80).IsOwn(host));

    [Theory]
    [InlineData(80, "127.0.0.1", true)]
    [InlineData(80, "localhost", true)]
    [InlineData(80, "evil.example", false)]
    [InlineData(5080, "127.0.0.1", false)]
    [InlineData(5080, "localhost", false)]
    public void The_default_port_can_be_omitted(int port, string host, bool isOwn) =>
        Assert.Equal(isOwn, new BoardHosts(IPAddress.Loopback, port).IsOwn(host));

    [Theory]
    [InlineData("127.0.0.1", "http://127.0.0.1:80")]
    [InlineData("0.0.0.0", "http://127.0.0.1:80")]
    [InlineData("::1", "http://[::1]:80")]
    public void The_printed_address_can_be_opened(string address, string origin) =>
        Assert.Equal(origin, new BoardHosts(IPAddress.Parse(address), 80).Origin);
}
