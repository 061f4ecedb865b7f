using System.Net;
using System.Net.Sockets;
using System.Text;
using WabaClient.Tool.Board.Tests.Support;

namespace WabaClient.Tool.Board.Tests.Server;

/// <summary>The command <c>waba board</c> with its options.</summary>
public sealed class BoardCommandTests
{
    [Fact]
    public async Task The_first_line_is_an_address_that_opens_the_demo()
    {
        await using RunningCommand command = new("board", "--fake", "--port", "0");
        string address = await command.AddressAsync();
        using HttpClient client = new();

        string page = await client.GetStringAsync(new Uri(address));
        using HttpResponseMessage again = await new HttpClient().GetAsync(new Uri(address));
        await command.UntilErrorAsync("Here is another one: http://127.0.0.1:");
        int code = await command.StopAsync();

        Assert.Contains("<title>waba board</title>", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, again.StatusCode);
        Assert.DoesNotContain("Warning", command.Error, StringComparison.Ordinal);
        Assert.Equal(0, code);
    }

    [Fact]
    public async Task What_is_known_is_kept_in_the_state_file()
    {
        string folder = Directory.CreateTempSubdirectory("waba-board").FullName;
        string file = Path.Combine(folder, "state.json");
        try
        {
            await using (RunningCommand command = new("board", "--fake", "--port", "0", "--state", file))
            {
                await command.AddressAsync();
                await Until.TrueAsync(() => Task.FromResult(File.Exists(file)), "the file is written");
                await command.StopAsync();
            }

            await using RunningCommand second = new("board", "--fake", "--port", "0", "--state", file);
            await second.AddressAsync();
            Assert.Equal(0, await second.StopAsync());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Beyond_loopback_there_is_a_warning()
    {
        await using RunningCommand command = new("board", "--fake", "--port", "0", "--host", "0.0.0.0");
        await command.AddressAsync();
        await command.UntilErrorAsync("Warning: other computers can reach the board");

        Assert.Equal(0, await command.StopAsync());
    }

    [Fact]
    public async Task A_port_that_is_in_use_is_a_failure_that_names_the_way_out()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        await using RunningCommand command = new("board", "--fake", "--port", $"{((IPEndPoint)listener.LocalEndpoint).Port}");

        Assert.Equal(1, await command.Ended);
        Assert.Contains("--port 0", command.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--host", "board.example")]
    [InlineData("--port", "65536")]
    [InlineData("not-an-id")]
    public async Task Mistakes_are_usage_errors(params string[] args)
    {
        await using RunningCommand command = new(["board", "--fake", .. args]);

        Assert.Equal(2, await command.Ended);
    }

    [Fact]
    public async Task Without_a_token_there_is_no_board()
    {
        await using RunningCommand command = new("board", "--port", "0");

        Assert.Equal(4, await command.Ended);
    }

    /// <summary>The command in this process, which is stopped as by Ctrl-C.</summary>
    private sealed class RunningCommand : IAsyncDisposable
    {
        private readonly CancellationTokenSource _interrupt = new();
        private readonly MemoryStream _output = new();
        private readonly StringWriter _error = new();
        private readonly TextWriter _safeError;

        public RunningCommand(params string[] args)
        {
            _safeError = TextWriter.Synchronized(_error);
            ToolHost host = new()
            {
                Output = Stream.Synchronized(_output),
                Error = _safeError,
                Environment = new Dictionary<string, string>(),
                CatchInterrupts = () => _interrupt.Token,
            };
            Ended = Task.Run(() => WabaCommand.RunAsync(args, host));
        }

        public Task<int> Ended { get; }

        public string Error
        {
            get
            {
                lock (_safeError)
                    return _error.ToString();
            }
        }

        public async Task<string> AddressAsync()
        {
            await Until.TrueAsync(
                () => Task.FromResult(Text().Contains('\n', StringComparison.Ordinal) || Ended.IsCompleted), "the address is printed");
            return Text().Split('\n')[0];
        }

        public Task UntilErrorAsync(string text) => Until.TrueAsync(
            () => Task.FromResult(Error.Contains(text, StringComparison.Ordinal)), $"standard error has: {text}");

        public async Task<int> StopAsync()
        {
            await _interrupt.CancelAsync();
            return await Ended;
        }

        public async ValueTask DisposeAsync()
        {
            await StopAsync();
            _interrupt.Dispose();
        }

        private string Text()
        {
            lock (_output)
                return Encoding.UTF8.GetString(_output.ToArray());
        }
    }
}
