using System.CommandLine;

namespace WabaClient.Tool;

/// <summary>A command that reads accounts into an inventory, and prints the changes.</summary>
internal abstract class InventoryCommand : ToolCommand
{
    private readonly SessionOptions _session;

    private readonly BusinessesArgument _businesses = new();
    private readonly StateOption _state = new();
    private readonly OutputOption _output;

    /// <param name="own">The option that other commands of this kind do not have.</param>
    /// <param name="output">The formats of the command.</param>
    protected InventoryCommand(
        ToolHost host, string name, string description, Option own, OutputOption output, params string[] examples)
        : base(host, name, description, examples)
    {
        _output = output;
        Add(_businesses);
        Add(own);
        Add(_state);
        Add(_output);
        _session = new(this);
    }

    /// <summary>Runs the command and returns its exit code.</summary>
    /// <param name="businesses">The specified businesses; null for every business that the token has access to.</param>
    protected abstract Task<int> RunAsync(
        ParseResult result, InventorySession run, IReadOnlyList<BusinessId>? businesses, ErrorOutput errors);

    /// <summary>Reads the option that other commands of this kind do not have.</summary>
    protected abstract InventoryOptions ReadOptions(ParseResult result, IReadOnlyList<BusinessId>? businesses);

    protected override async Task<int> RunAsync(ParseResult result, ErrorOutput errors)
    {
        BusinessId[] named = _businesses.Read(result);
        BusinessId[]? businesses = named.Length == 0 ? null : named;
        InventoryOptions options = ReadOptions(result, businesses);
        OutputFormat format = _output.Read(result);
        await using Session session = Session.Open(_session.Read(result), Host, errors);
        try
        {
            using InventorySession run = new(session, Host, errors, result.GetValue(_state), options, format, AcceptCommand);
            return await RunAsync(result, run, businesses, errors);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw StateFile.NotSaved(e);
        }

        string AcceptCommand(BusinessId business) => ResumeCommand.Write(
            result, RefreshCommand.CommandName, [business.Value, RefreshCommand.AcceptOption], _state, _session.TokenFile);
    }
}
