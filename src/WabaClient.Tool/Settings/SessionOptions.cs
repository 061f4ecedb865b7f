using System.CommandLine;

namespace WabaClient.Tool;

/// <summary>The options of all commands that call Graph.</summary>
internal sealed class SessionOptions
{
    public SessionOptions(Command command)
    {
        command.Add(TokenFile);
        command.Add(Fake);
        command.Add(new QuietOption());
    }

    public Option<string?> TokenFile { get; } = new("--token-file")
    {
        HelpName = "FILE",
        Description = "Read the access token from a file, or with - from standard input, instead of Waba__AccessToken.",
    };

    public Option<bool> Fake { get; } = new("--fake") { Description = "Use a built-in fake Graph. Needs no token and no network." };

    public SessionRequest Read(ParseResult result) => new(result.GetValue(TokenFile), result.GetValue(Fake));
}
