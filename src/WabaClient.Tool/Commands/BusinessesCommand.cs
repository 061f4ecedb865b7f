using System.CommandLine;

namespace WabaClient.Tool;

/// <summary><c>waba businesses</c>: the businesses that the token has access to.</summary>
internal sealed class BusinessesCommand : ToolCommand
{
    private static readonly string[] Columns = ["id", "name", "verification_status"];

    private readonly SessionOptions _session;
    private readonly OutputOption _output = new();

    public BusinessesCommand(ToolHost host)
        : base(
            host,
            "businesses",
            "List the businesses that the token has access to.",
            "businesses --fake",
            "businesses -o ids | waba list --businesses - -o ndjson")
    {
        Add(_output);
        _session = new(this);
    }

    protected override async Task<int> RunAsync(ParseResult result, ErrorOutput errors)
    {
        OutputFormat format = _output.Read(result);
        await using Session session = Session.Open(_session.Read(result), Host, errors);
        using Progress progress = new(errors.Status, session, Host.Clock, "business");
        using RowBuilder builder = new();
        RowWriter rows = RowWriter.Create(format, Host, Columns);
        bool succeeded = false;
        try
        {
            await foreach (GraphPage<Business> page in session.Client.ListBusinessesAsync(session.Interrupted).AsPages())
            {
                errors.Status.Without(() =>
                {
                    foreach (Business business in page.Items)
                        rows.Add(builder.Write(business, ToolJson.Default.Business));
                    rows.Flush();
                });
                progress.Add(page.Items.Count, page.Response);
            }

            succeeded = true;
        }
        finally
        {
            rows.Complete(succeeded);
        }

        progress.Complete();
        if (rows.Rows == 0)
            errors.Notice("Graph lists no business for this token, which does not prove that the token has access to none.");
        return ExitCode.Done;
    }
}
