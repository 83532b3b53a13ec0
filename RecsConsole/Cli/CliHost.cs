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
        new("--json")
        {
            Description = "Print one JSON object on standard output and nothing else there; after a failure {\"error\": …}.",
            Recursive = true,
        };

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
            return await FailAsync("the command was cancelled", CommandException.Failed, IsJson(run));
        }
        catch (Exception e) when (!verbose || e is CommandException)
        {
            var (message, exitCode) = Explain(e);
            return await FailAsync(message, exitCode, IsJson(run));
        }
        catch (Exception e)
        {
            return await FailAsync(Explain(e).Message, Explain(e).ExitCode, IsJson(run), details: e.ToString());
        }
    }

    /// <summary>
    /// Ends a command that failed: one line on standard error for people, and one JSON object on standard output for programs.
    /// </summary>
    /// <param name="details">For people, instead of the message.</param>
    internal async Task<int> FailAsync(string message, int exitCode, bool isJson, string? details = null)
    {
        if (isJson)
        {
            await output.WriteLineAsync(CommandRun.ToJson(new { Error = message, ExitCode = exitCode }));
        }

        await error.WriteLineAsync($"error: {details ?? message}");
        return exitCode;
    }

    // an answer that was already printed stays the only object
    private static bool IsJson(CommandRun run) => run is { Json: true, HasAnswered: false };

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
