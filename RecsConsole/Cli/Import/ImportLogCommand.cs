using System.CommandLine;
using RecsConsole.Features.Cases.Import;
using RecsConsole.Features.Cases.Import.Logs;

namespace RecsConsole.Cli.Import;

/// <summary>import log: a CSV of case events becomes cases, their history, actions, people, teams, documents and a workflow.</summary>
internal sealed class ImportLogCommand
{
    private readonly CaseFileImport _import = new();

    private readonly Option<string> _map = new("--map")
    {
        Description =
            "case=…,activity=…,time=… and, where there are any, resource, group, document, account, product, priority, sla_met, title, text.",
        Required = true,
    };

    private readonly Option<string?> _attributes = new("--attr") { Description = "Further columns to keep with each event: a;b;c." };

    private readonly Option<string?> _finals = new("--final")
    {
        Description =
            "Columns with a case's final value on every row: a;b. They are outcomes, never features; resolved_by names the person.",
    };

    public static Command Create(CliHost host)
    {
        var verb = new ImportLogCommand();
        var command = verb._import.Command("log", "Imports a log of case events.", verb._map, verb._attributes, verb._finals);
        host.Handle(command, verb.RunAsync);
        return command;
    }

    private Task<int> RunAsync(CommandRun run, CancellationToken cancellationToken) =>
        _import.RunAsync(run, file => (new(file, file), Mapping(run)), cancellationToken);

    private LogMapping Mapping(CommandRun run) => LogMapping.Parse(run.Required(_map), run.Value(_attributes), run.Value(_finals));
}
