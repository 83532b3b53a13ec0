using RecsConsole.Cli;

namespace RecsConsole.Tests.Support;

/// <summary>Runs a verb of the command line in this process, on a test's database.</summary>
public static class CommandLine
{
    public static async Task<ConsoleProcessResult> RunAsync(IReadOnlyDictionary<string, string> settings, params string[] args)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var commands = new ConsoleCommands(
            output,
            error,
            Program.AddConsole,
            Program.UseConsole,
            settings.ToDictionary(pair => pair.Key, pair => (string?)pair.Value, StringComparer.Ordinal)
        );
        var exitCode = await commands.RunAsync(args);
        return new ConsoleProcessResult(exitCode, output.ToString(), error.ToString());
    }
}
