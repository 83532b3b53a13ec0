using System.CommandLine;
using RecsConsole.Features.Cases.Import;
using RecsConsole.Features.Cases.Import.Files;
using RecsConsole.Features.Cases.Import.Logs;
using RecsConsole.Features.Cases.Import.Tickets;

namespace RecsConsole.Cli.Import;

/// <summary>import tickets: a list of tickets, such as the export of a ticket system, becomes cases with the steps that it gives times for.</summary>
internal sealed class ImportTicketsCommand
{
    private readonly Option<string> _tenant = new("--tenant") { Description = "Key of the tenant.", Required = true };

    private readonly Option<string> _file = new("--file") { Description = "CSV with a header, plain or gz.", Required = true };

    private readonly Option<string?> _preset = new("--preset")
    {
        Description =
            "zendesk, servicenow, jira or freshdesk, by their documented exports, not tested against the live services; found from the header if not given.",
    };

    private readonly Option<string?> _map = new("--map")
    {
        Description =
            "case=…,opened=… and any of title, text, status, responded, resolved, closed, updated, resource, group, priority, product, account, sla_met, reply_minutes; they stand before the preset's.",
    };

    private readonly Option<string?> _attributes = new("--attr") { Description = "Further columns to keep: a;b;c." };

    private readonly Option<string?> _timeFormat = new("--time-format")
    {
        Description = "Such as \"dd/MM/yyyy HH:mm\" or \"%d/%m/%Y %H:%M\", unix, unix-ms; else inferred.",
    };

    private readonly Option<string?> _timeZone = new("--time-zone")
    {
        Description = "Zone of times without an offset, such as Europe/Rome; UTC if not given.",
    };

    private readonly Option<string?> _admin = new("--admin") { Description = "E-mail address of who becomes the tenant's administrator." };

    private readonly Option<bool> _create = new("--create-tenant") { Description = "Create the tenant if it does not exist." };

    public static Command Create(CliHost host)
    {
        var verb = new ImportTicketsCommand();
        var command = new Command("tickets", "Imports a list of tickets.")
        {
            verb._tenant,
            verb._file,
            verb._preset,
            verb._map,
            verb._attributes,
            verb._timeFormat,
            verb._timeZone,
            verb._admin,
            verb._create,
        };
        host.Handle(command, verb.RunAsync);
        return command;
    }

    private Task<int> RunAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var key = CaseFileImport.TenantKey(run.Required(_tenant));
        try
        {
            LogMapping.CheckTimeFormat(run.Value(_timeFormat));
            var file = run.Required(_file);
            var shape = FileShape.Read(new LogSource(file, file));
            var source = new LogSource(file, file) { Separator = shape.Separator, Encoding = shape.Encoding };
            var request = new ImportLogRequest(key, source, LogMapping.Of(FileKind.Tickets, Columns(run, shape), run.Value(_attributes)))
            {
                TimeFormat = run.Value(_timeFormat),
                TimeZone = run.Value(_timeZone),
                CreateTenant = run.Value(_create),
            };
            return CaseFileImport.RunAsync(run, request, run.Value(_admin), cancellationToken);
        }
        catch (Exception e) when (e is FormatException or LogInputException)
        {
            throw new CommandException(e.Message, e);
        }
    }

    private Dictionary<string, string> Columns(CommandRun run, FileShape shape)
    {
        var preset = run.Value(_preset) is { } name
            ? TicketPresets.Find(name)
                ?? throw new CommandException(
                    $"--preset: '{name}' is unknown; known are {string.Join(", ", TicketPresets.All.Select(each => each.Key))}."
                )
            : TicketPresets.Of(shape.Header);
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
            columns[role] = column;
        }

        return columns;
    }
}
