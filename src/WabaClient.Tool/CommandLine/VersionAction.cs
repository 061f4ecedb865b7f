using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace WabaClient.Tool;

/// <summary>Prints the version of the tool, without the commit from which it was built.</summary>
internal sealed class VersionAction : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        string version = typeof(VersionAction).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        parseResult.InvocationConfiguration.Output.WriteLine(version.Split('+')[0]);
        return ExitCode.Done;
    }
}
