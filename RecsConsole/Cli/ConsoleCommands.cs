using System.CommandLine;
using System.CommandLine.Parsing;
using RecsConsole.Cli.Bench;
using RecsConsole.Cli.Evaluation;
using RecsConsole.Cli.Import;
using RecsConsole.Platform;
using RecsConsole.Platform.Startup;

namespace RecsConsole.Cli;

/// <summary>The command line: one file per verb, all in the list below.</summary>
/// <param name="compose">Adds the console's services: the verbs have the same as the site.</param>
/// <param name="use">Adds the site's middleware and endpoints, for a verb that serves it.</param>
public sealed class ConsoleCommands(
    TextWriter output,
    TextWriter error,
    Action<WebApplicationBuilder> compose,
    Action<WebApplication> use,
    IReadOnlyDictionary<string, string?>? settings = null
)
{
    private const string Serve = "serve";

    private static readonly string[] InfoOptions = ["--help", "-h", "-?", "--version"];

    /// <summary>
    /// False when the arguments are for the site. Arguments of other forms are settings (--Key=value) and are left to the site, because the
    /// parser would reject what test hosts and containers pass.
    /// </summary>
    public static bool Handle(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        return args switch
        {
            [] => false,
            [Serve, .. var rest] => rest.Intersect(InfoOptions, StringComparer.Ordinal).Any(),
            [var first, ..] => !first.StartsWith('-') || InfoOptions.Contains(first, StringComparer.Ordinal),
        };
    }

    public static string[] WithoutServe(string[] args) => args is [Serve, .. var rest] ? rest : args;

    public async Task<int> RunAsync(string[] args)
    {
        var host = new CliHost(output, error, compose, use, settings);
        var parsed = Root(host).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            var isJson = args.Contains("--json", StringComparer.Ordinal); // what could not be parsed has no options
            return await host.FailAsync(Explain(parsed), CommandException.WrongInput, isJson);
        }

        return await parsed.InvokeAsync(
            new InvocationConfiguration
            {
                Output = output,
                Error = error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = TimeSpan.FromSeconds(10),
            }
        );
    }

    private static string Explain(ParseResult parsed)
    {
        var path = "";
        SymbolResult? at = parsed.CommandResult;
        while (at is CommandResult { Command: not RootCommand } named)
        {
            (path, at) = ($"{named.Command.Name} {path}", named.Parent);
        }

        // "A command is missing" would hide that there was one, but misspelt.
        var message = parsed.UnmatchedTokens is [var token, ..]
            ? $"'{token}' is neither a command nor an option here."
            : StartFailure.OneLine(WithoutTypeName(parsed.Errors[0].Message));
        return $"{message} See: {path}--help";
    }

    // the parser names the type of the program that a value should have become
    private static string WithoutTypeName(string message)
    {
        const string Before = " as expected type ";
        var at = message.IndexOf(Before, StringComparison.Ordinal);
        if (at < 0)
        {
            return message;
        }

        var type = message[at..];
        var expected =
            type.Contains(nameof(Guid), StringComparison.Ordinal) ? "an id such as 7d444840-9dc0-11d1-b245-5ffdce74fad2"
            : type.Contains("Int", StringComparison.Ordinal) ? "a whole number"
            : type.Contains("Date", StringComparison.Ordinal) ? "a date such as 2026-03-31"
            : "a value of another form";
        return $"{message[..at]}: it takes {expected}.";
    }

    private static RootCommand Root(CliHost host)
    {
        var root = new RootCommand("RecsConsole: the operator console and its tools.")
        {
            host.Json,
            host.Verbose,
            new Command(Serve, "Serves the site; the default. Settings may follow as --Key=value."),
        };
        foreach (var command in Verbs(host))
        {
            root.Add(command);
        }

        return root;
    }

    private static IEnumerable<Command> Verbs(CliHost host) =>
        [
            DbCommand.Create(host),
            DemoCommand.Create(host),
            TenantCommand.Create(host),
            PersonCommand.Create(host),
            ImportCommand.Create(host),
            MailCommand.Create(host),
            RecommendCommand.Create(host),
            DecisionCommand.Create(host),
            ReplayCommand.Create(host),
            TrainCommand.Create(host),
            AuditCommand.Create(host),
            KeysCommand.Create(host),
            EvaluateCommand.Create(host),
            BenchCommand.Create(host),
        ];
}
