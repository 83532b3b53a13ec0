using System.CommandLine;
using RecsConsole.Platform.Startup;

namespace RecsConsole.Cli;

/// <summary>The common parts of all verbs: global options, and how a verb runs and ends.</summary>
public sealed class CliHost(
    TextWriter output,
    TextWriter error,
    Action<WebApplicationBuilder> compose,
    Action<WebApplication> use,
    IReadOnlyDictionary<string, string?>? settings
)
{
    public Option<bool> Json { get; } =
        new("--json") { Description = "Print one JSON object on standard output and nothing else there.", Recursive = true };

    public Option<bool> Verbose { get; } =
        new("--verbose") { Description = "Log to standard error, and print the details of a failure.", Recursive = true };

    /// <summary>Sets the body of a command; an exception becomes one line and an exit code.</summary>
    public void Handle(Command command, Func<CommandRun, CancellationToken, Task<int>> body)
    {
        ArgumentNullException.ThrowIfNull(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, body, cancellationToken));
    }

    private async Task<int> RunAsync(
        ParseResult parsed,
        Func<CommandRun, CancellationToken, Task<int>> body,
        CancellationToken cancellationToken
    )
    {
        var verbose = parsed.GetValue(Verbose);
        await using var run = new CommandRun(parsed, output, error, compose, use, settings)
        {
            Json = parsed.GetValue(Json),
            Verbose = verbose,
        };
        try
        {
            return await body(run, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await error.WriteLineAsync("error: cancelled");
            return CommandException.Failed;
        }
        catch (Exception e) when (!verbose || e is CommandException)
        {
            var (message, exitCode) = Explain(e);
            await error.WriteLineAsync($"error: {message}");
            return exitCode;
        }
        catch (Exception e)
        {
            await error.WriteLineAsync($"error: {e}");
            return Explain(e).ExitCode;
        }
    }

    private static (string Message, int ExitCode) Explain(Exception exception)
    {
        if (exception is CommandException failure)
        {
            return (StartFailure.OneLine(failure.Message), failure.ExitCode);
        }

        return StartFailure.Explain(exception) is { } known
            ? (known.Message, known.ExitCode)
            : (StartFailure.OneLine(exception.Message), CommandException.Failed);
    }
}
