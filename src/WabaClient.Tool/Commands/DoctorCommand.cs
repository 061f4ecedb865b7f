using System.CommandLine;

namespace WabaClient.Tool;

/// <summary><c>waba doctor</c>: diagnoses why accounts are missing or calls fail.</summary>
internal sealed class DoctorCommand : ToolCommand
{
    private readonly SessionOptions _session;

    private readonly Argument<string?> _business = new("BUSINESS")
    {
        HelpName = "BUSINESS",
        Description = "The id of the business portfolio; without one, every business that the token has access to.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<bool> _deep = new("--deep") { Description = "Also check the phone numbers and webhooks of up to 10 accounts." };

    private readonly Option<bool> _inspect = new("--inspect-token")
    {
        Description = "Also request information about the token. The token is then sent in a URL, which proxies may record.",
    };

    private readonly OutputOption _output = new(OutputFormat.Table, OutputFormat.Json);

    public DoctorCommand(ToolHost host)
        : base(
            host,
            "doctor",
            "Find out why accounts are missing or calls fail.",
            "doctor --fake",
            "doctor 1234567890 --deep -o json")
    {
        Add(_business);
        Add(_deep);
        Add(_inspect);
        Add(_output);
        _session = new(this);
    }

    protected override async Task<int> RunAsync(ParseResult result, ErrorOutput errors)
    {
        BusinessId? named = result.GetValue(_business) is { } id ? Ids.Parse<BusinessId>(id, "BUSINESS") : (BusinessId?)null;
        DiagnosisOptions options = new() { Deep = result.GetValue(_deep), InspectToken = result.GetValue(_inspect) };
        RowWriter rows = _output.Read(result) switch
        {
            OutputFormat.Table => new ReportWriter(Host.Output, Host.OutputScreen),
            _ when named is null => new JsonArrayWriter(Host.Output),
            _ => new NdjsonWriter(Host.Output),
        };
        try
        {
            await using Session session = Session.Open(_session.Read(result), Host, errors);
            return await DiagnoseAsync(named, options, session, rows, errors);
        }
        catch (SettingsException e)
        {
            DoctorReport report = DoctorReport.Of(e, named);
            rows.Add(DoctorJson.Write(report));
            rows.Complete(succeeded: false);
            return report.ExitCode;
        }
    }

    private async Task<int> DiagnoseAsync(
        BusinessId? named, DiagnosisOptions options, Session session, RowWriter rows, ErrorOutput errors)
    {
        using Progress progress = new(errors.Status, session, Host.Clock, "business");
        List<int> exitCodes = [];
        try
        {
            IReadOnlyList<BusinessId> businesses = named is { } one ? [one] : await session.ListBusinessesAsync();
            foreach (BusinessId business in businesses)
            {
                DoctorReport report = DoctorReport.Of(await session.Client.DiagnoseAsync(business, options, session.Interrupted));
                errors.Status.Without(() =>
                {
                    rows.Add(DoctorJson.Write(report));
                    rows.Flush();
                });
                progress.Add(1);
                exitCodes.Add(report.ExitCode);
                if (report is { ExitCode: ExitCode.Throttled, Throttle: { } throttle })
                    errors.Warning(throttle);
            }
        }
        catch
        {
            rows.Complete(succeeded: false);
            throw;
        }

        rows.Complete(succeeded: true);
        if (exitCodes.Count == 0)
            errors.Notice(Session.NoBusiness);
        int[] worstFirst = [ExitCode.Credentials, ExitCode.Throttled, ExitCode.Failed];
        return worstFirst.FirstOrDefault(exitCodes.Contains, ExitCode.Done);
    }
}
