using System.CommandLine;
using System.Globalization;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Cases.Import;
using RecsConsole.Features.Cases.Import.Logs;
using RecsConsole.Features.Cases.Import.Uploads;
using RecsConsole.Platform;

namespace RecsConsole.Cli.Import;

/// <summary>The common command line parts of importing a log and importing a list of tickets.</summary>
internal sealed class CaseFileImport
{
    private readonly Option<string> _tenant = new("--tenant") { Description = "Key of the tenant.", Required = true };

    private readonly Option<string> _file = new("--file")
    {
        Description = "CSV with a header, plain or gz, a workbook, or tickets in JSON.",
        Required = true,
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

    private readonly Option<string?> _caseName = new("--case-name")
    {
        Description = "What a case is called, such as \"Claim\"; a tenant with imported cases keeps its name.",
    };

    private readonly Option<bool> _create = new("--create-tenant") { Description = "Create the tenant if it does not exist." };

    /// <summary>The verb, with its own options between the shared ones.</summary>
    public Command Command(string name, string description, params IEnumerable<Option> options)
    {
        var command = new Command(name, description) { _tenant, _file };
        foreach (var option in options.Concat([_timeFormat, _timeZone, _caseName, _admin, _create]))
        {
            command.Add(option);
        }

        return command;
    }

    /// <param name="read">Maps the file's path to how to open it and the meaning of its columns.</param>
    public async Task<int> RunAsync(
        CommandRun run,
        Func<string, (LogSource Source, LogMapping Mapping)> read,
        CancellationToken cancellationToken
    )
    {
        var request = Request(run, read);
        var services = await run.ServicesAsync(cancellationToken);
        var members = Members(run.Value(_admin), services.GetRequiredService<IHostEnvironment>());
        var result = await services
            .GetRequiredService<ImportLog>()
            .RunAsync(request with { Members = members }, run.Progress, cancellationToken);
        if (result.Error is { } error)
        {
            throw new CommandException(
                error.Message,
                error.Kind is ErrorKind.Conflict or ErrorKind.Unavailable ? CommandException.Failed : CommandException.WrongInput
            );
        }

        return run.Answer(result.Value!, Lines(result.Value!));
    }

    private ImportLogRequest Request(CommandRun run, Func<string, (LogSource Source, LogMapping Mapping)> read)
    {
        var key = TenantKey(run.Required(_tenant));
        try
        {
            LogMapping.CheckTimeFormat(run.Value(_timeFormat));
            var (source, mapping) = read(run.Required(_file));
            return new(key, source, mapping)
            {
                TimeFormat = run.Value(_timeFormat),
                TimeZone = run.Value(_timeZone),
                CaseName = CaseName(run.Value(_caseName)),
                CreateTenant = run.Value(_create),
            };
        }
        catch (Exception e) when (e is FormatException or LogInputException)
        {
            throw new CommandException(e.Message, e);
        }
    }

    private static string TenantKey(string key) =>
        key.Length is 0 or > 100 || key.Any(each => !char.IsAsciiLetterOrDigit(each) && each is not ('-' or '_' or '.'))
            ? throw new CommandException("--tenant: a key has up to 100 letters, digits, hyphens, dots and underscores.")
            : key;

    private static string? CaseName(string? name) =>
        PlanRules.MayBeCaseName(name) ? name?.Trim() : throw new CommandException($"--case-name: {PlanRules.CaseNameRule}");

    // In Development an imported tenant can be viewed without further setup; elsewhere an administrator must be named.
    private static List<ImportMember> Members(string? admin, IHostEnvironment environment)
    {
        List<ImportMember> members = [];
        if (environment.IsDevelopment())
        {
            members.AddRange(DemoMembers.All);
        }

        if (admin is not null)
        {
            members.RemoveAll(each => string.Equals(each.Email, admin, StringComparison.OrdinalIgnoreCase));
            members.Add(new(admin, [ConsoleRole.Admin, ConsoleRole.Supervisor], IsRequired: true));
        }

        return members;
    }

    private static string[] UnknownTerms(IReadOnlyList<string> terms) =>
        terms.Count == 0 ? [] : [$"not in the taxonomy, for somebody to add or to mend in the source: {string.Join(", ", terms)}"];

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
                .. UnknownTerms(log.UnknownTerms),
            ];
}
