using System.CommandLine;

namespace WabaClient.Tool;

/// <summary>The option that leaves standard error to failures and warnings.</summary>
internal sealed class QuietOption : Option<bool>
{
    public QuietOption()
        : base("--quiet", "-q") =>
        Description = "Show no progress and no hints, only failures and warnings.";
}
