using System.CommandLine;
using RecsConsole.Features.Cases.Import;
using RecsConsole.Features.Cases.Import.Files;
using RecsConsole.Features.Cases.Import.Logs;
using RecsConsole.Features.Cases.Import.Tickets;

namespace RecsConsole.Cli.Import;

/// <summary>
/// import tickets: turns a list of tickets, such as the export of a ticket system, into cases with the steps that have times.
/// </summary>
internal sealed class ImportTicketsCommand
{
    // leaves out a role that the preset found
    private const string NoColumn = "-";

    private readonly CaseFileImport _import = new();

    private readonly Option<string?> _preset = new("--preset")
    {
        Description =
            "zendesk, servicenow, jira or freshdesk, by their documented exports, not tested against the live services; found from the header if not given.",
    };

    private readonly Option<string?> _map = new("--map")
    {
        Description =
            "case=…,opened=… and any of title, text, status, responded, resolved, closed, updated, due, resource, group, priority, product, account, sla_met, reply_minutes, tags, comments, notes, contact, contact_address, contact_id, resource_id; they stand before the preset's, and role=- leaves out what it found.",
    };

    private readonly Option<string?> _attributes = new("--attr") { Description = "Further columns to keep: a;b;c." };

    public static Command Create(CliHost host)
    {
        var verb = new ImportTicketsCommand();
        var command = verb._import.Command("tickets", "Imports a list of tickets.", verb._preset, verb._map, verb._attributes);
        host.Handle(command, verb.RunAsync);
        return command;
    }

    private Task<int> RunAsync(CommandRun run, CancellationToken cancellationToken) =>
        _import.RunAsync(run, file => Read(run, file), cancellationToken);

    private (LogSource Source, LogMapping Mapping) Read(CommandRun run, string file)
    {
        var shape = FileShape.Read(new LogSource(file, file));
        var source = new LogSource(file, file) { Separator = shape.Separator, Encoding = shape.Encoding };
        var preset = PresetOf(run, shape);
        var columns = Columns(run, shape, preset);
        IReadOnlyList<string> fields = [.. (preset?.FieldsIn(shape.Header) ?? []).Except(columns.Values, StringComparer.Ordinal)];
        return (source, LogMapping.From(FileKind.Tickets, columns, run.Value(_attributes), fields: fields));
    }

    private TicketPreset? PresetOf(CommandRun run, FileShape shape) =>
        run.Value(_preset) is { } name
            ? TicketPresets.Find(name)
                ?? throw new CommandException(
                    $"--preset: '{name}' is unknown; known are {string.Join(", ", TicketPresets.All.Select(each => each.Key))}."
                )
            : TicketPresets.Of(shape.Header);

    private Dictionary<string, string> Columns(CommandRun run, FileShape shape, TicketPreset? preset)
    {
        Dictionary<string, string> columns = new(StringComparer.Ordinal);
        if (preset is not null)
        {
            columns = new(preset.In(shape.Header), StringComparer.Ordinal);
        }
        else if (run.Value(_map) is null)
        {
            throw new CommandException("The header is that of no known export; say with --map which column is what.");
        }

        foreach (var (role, column) in LogMapping.Pairs(run.Value(_map) ?? "", FileKind.Tickets))
        {
            if (string.Equals(column, NoColumn, StringComparison.Ordinal))
            {
                columns.Remove(role);
                continue;
            }

            columns[role] = column;
        }

        return columns;
    }
}
