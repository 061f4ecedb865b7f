namespace WabaClient.Tests.Readme;

/// <summary>Replaces the console in the snippets, so that tests can check their output.</summary>
internal sealed class ConsoleStub(List<string> output)
{
    public ConsoleStub Error => this;

    public void WriteLine(string? line) => output.Add(line ?? "");
}
