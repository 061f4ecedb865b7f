using System.CommandLine;

namespace WabaClient.Tool;

/// <summary>A command of the tool, with the error handling that all commands have in common.</summary>
internal abstract class ToolCommand : Command
{
    protected ToolCommand(ToolHost host, string name, string description, params string[] examples)
        : base(name, description)
    {
        Host = host;
        Examples = examples;
        SetAction((result, _) => InvokeAsync(result));
    }

    /// <summary>Gets the examples of the help text, without the name of the tool.</summary>
    public IReadOnlyList<string> Examples { get; }

    protected ToolHost Host { get; }

    /// <summary>Runs the command and returns its exit code.</summary>
    protected abstract Task<int> RunAsync(ParseResult result, ErrorOutput errors);

    private async Task<int> InvokeAsync(ParseResult result)
    {
        OutputFormat format = Options.OfType<OutputOption>().SingleOrDefault()?.Read(result) ?? OutputFormat.Table;
        bool isQuiet = Options.OfType<QuietOption>().SingleOrDefault() is { } quiet && result.GetValue(quiet);
        ErrorOutput errors = new(
            new StatusLine(Host, isQuiet), Host.Clock, isJson: format is OutputFormat.Json or OutputFormat.Ndjson, isQuiet);
        try
        {
            return await RunAsync(result, errors);
        }
        catch (SettingsException e)
        {
            errors.Failure(e);
            return e.ExitCode;
        }
        catch (WabaClientException e)
        {
            errors.Failure(e);
            return ExitCode.Of(e);
        }
        catch (StateException e)
        {
            errors.Failure(e);
            return ExitCode.Failed;
        }
        catch (OutputException e)
        {
            if (!e.IsClosed)
                errors.Failure(e);
            return e.IsClosed ? ExitCode.Done : ExitCode.Failed;
        }
        catch (OperationCanceledException)
        {
            errors.Status.Close();
            errors.Interruption(
                new InterruptedException("Interrupted.", "To start again:"), [new Continuation(ResumeCommand.Write(result))]);
            return ExitCode.Interrupted;
        }
        catch (Exception e) when (e is not UsageException)
        {
            errors.Failure(e);
            return ExitCode.Failed;
        }
        finally
        {
            errors.Status.Close();
        }
    }
}
