namespace WabaClient.Tests.Readme;

/// <summary>Stands in for the console in the snippets, so that tests can look at what they print.</summary>
internal sealed class ConsoleStub(List<string> output)
{
    public ConsoleStub Error => this;

    public void WriteLine(string? line) => output.Add(line ?? "");
}
