using System.CommandLine;

namespace WabaClient.Tool;

/// <summary>The option that names the file of an inventory.</summary>
internal sealed class StateOption : Option<string?>
{
    public StateOption()
        : base("--state")
    {
        HelpName = "FILE";
        Description = "The file that stores the inventory; by default one in your data folder for the app and token; with --fake, none.";
    }
}
