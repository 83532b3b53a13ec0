using System.CommandLine;
using System.Globalization;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Cases.Import;
using RecsConsole.Features.Cases.Import.Logs;
using RecsConsole.Platform;

namespace RecsConsole.Cli.Import;

/// <summary>import log: a CSV of case events becomes cases, their history, actions, people, teams, documents and a workflow.</summary>
internal sealed class ImportLogCommand
{
    private readonly Option<string> _tenant = new("--tenant") { Description = "Key of the tenant.", Required = true };

    private readonly Option<string> _file = new("--file") { Description = "CSV with a header, plain or gz.", Required = true };

    private readonly Option<string> _map = new("--map")
    {
        Description = "case=…,activity=…,time=… and, where there are any, resource, group, document, account, product, priority, sla_met.",
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

    private async Task<int> RunAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var key = run.Required(_tenant);
        if (key.Length is 0 or > 100 || key.Any(each => !char.IsAsciiLetterOrDigit(each) && each is not ('-' or '_' or '.')))
        {
            throw new CommandException("--tenant: a key has up to 100 letters, digits, hyphens, dots and underscores.");
        }

        var mapping = ReadMapping(run);
        var services = await run.ServicesAsync(cancellationToken);
        var result = await services
            .GetRequiredService<ImportLog>()
            .RunAsync(
                new ImportLogRequest(key, run.Required(_file), mapping)
                {
                    TimeFormat = run.Value(_timeFormat),
                    TimeZone = run.Value(_timeZone),
                    CreateTenant = run.Value(_create),
                    Members = Members(run, services.GetRequiredService<IHostEnvironment>()),
                },
                run.Progress,
                cancellationToken
            );
        if (result.Error is { } error)
        {
            throw new CommandException(
                error.Message,
                error.Kind is ErrorKind.Conflict or ErrorKind.Unavailable ? CommandException.Failed : CommandException.WrongInput
            );
        }

        return run.Answer(result.Value!, Lines(result.Value!));
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

    // In Development an imported tenant can be looked at without further ado; elsewhere somebody is named.
    private List<ImportMember> Members(CommandRun run, IHostEnvironment environment)
    {
        List<ImportMember> members = [];
        if (environment.IsDevelopment())
        {
            members.AddRange(DemoMembers.All);
        }

        if (run.Value(_admin) is { } admin)
        {
            members.RemoveAll(each => string.Equals(each.Email, admin, StringComparison.OrdinalIgnoreCase));
            members.Add(new(admin, [ConsoleRole.Admin, ConsoleRole.Supervisor], IsRequired: true));
        }

        return members;
    }

    private static string[] Lines(ImportedLog log) =>
        log.Unchanged
            ? [$"tenant {log.Tenant}: nothing new"]
            :
            [
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"tenant {log.Tenant}: {log.Cases} cases, {log.Events} events, {log.Activities} activities, {log.People} people, {log.Teams} teams, {log.Documents} documents in {log.Seconds:0.0} s"
                ),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the workflow observed in it forbids {log.StepsForbidden:0.00 %} of its steps; nobody has confirmed it as a rule"
                ),
            ];
}
