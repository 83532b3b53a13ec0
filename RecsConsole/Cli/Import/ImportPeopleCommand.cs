using System.CommandLine;
using System.Globalization;
using RecsConsole.Features.People.Import;

namespace RecsConsole.Cli.Import;

/// <summary>import people: turns a CSV file into people with roles, teams, skills and limits.</summary>
internal sealed class ImportPeopleCommand
{
    private readonly Option<string> _tenant = new("--tenant") { Description = "Key of the tenant.", Required = true };

    private readonly Option<string> _file = new("--file")
    {
        Description =
            "CSV with a header, plain or gz: key,name and any of email,roles,teams,skills(level),capacity,time_zone,languages,regions,clearance,expert,active. Lists are separated by semicolons, skills are written sso(4).",
        Required = true,
    };

    public static Command Create(CliHost host)
    {
        var verb = new ImportPeopleCommand();
        var command = new Command("people", "Imports people from a CSV.") { verb._tenant, verb._file };
        host.Handle(command, verb.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var services = await run.ServicesAsync(cancellationToken);
        var actor = await ActorLookup.TenantAsync(services, run.Required(_tenant), cancellationToken);
        var imported = CommandRun.Require(
            await services.GetRequiredService<ImportPeople>().RunAsync(actor, new(run.Required(_file)), cancellationToken)
        );
        return run.Answer(
            imported,
            string.Create(
                CultureInfo.InvariantCulture,
                $"tenant {imported.Tenant}: {imported.People} people, {imported.Added} added, {imported.Changed} changed, {imported.Unchanged} unchanged in {imported.Seconds:0.0} s"
            )
        );
    }
}
