using System.CommandLine;
using RecsConsole.Features.Cases.Import;
using RecsConsole.Features.Cases.Import.Logs;

namespace RecsConsole.Cli.Import;

/// <summary>import log: a CSV of case events becomes cases, their history, actions, people, teams, documents and a workflow.</summary>
internal sealed class ImportLogCommand
{
    private readonly Option<string> _tenant = new("--tenant") { Description = "Key of the tenant.", Required = true };

    private readonly Option<string> _file = new("--file") { Description = "CSV with a header, plain or gz.", Required = true };

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
        var verb = new ImportLogCommand();
        var command = new Command("log", "Imports a log of case events.")
        {
            verb._tenant,
            verb._file,
            verb._map,
            verb._attributes,
            verb._finals,
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
        var request = new ImportLogRequest(key, run.Required(_file), ReadMapping(run))
        {
            TimeFormat = run.Value(_timeFormat),
            TimeZone = run.Value(_timeZone),
            CreateTenant = run.Value(_create),
        };
        return CaseFileImport.RunAsync(run, request, run.Value(_admin), cancellationToken);
    }

    private LogMapping ReadMapping(CommandRun run)
    {
        try
        {
            var timeFormat = run.Value(_timeFormat);
            LogMapping.CheckTimeFormat(timeFormat);
            return LogMapping.Parse(run.Required(_map), run.Value(_attributes), run.Value(_finals));
        }
        catch (FormatException e)
        {
            throw new CommandException(e.Message, e);
        }
    }
}
