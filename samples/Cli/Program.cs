using System.CommandLine;
using Cli;

ParseResult command = ListCommand.Create().Parse(args);
if (command.Errors.Count > 0)
{
    Console.Error.WriteLine(command.Errors[0].Message);
    return ExitCode.BadInput;
}

return await command.InvokeAsync();
