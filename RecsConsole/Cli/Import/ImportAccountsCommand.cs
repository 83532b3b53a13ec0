using System.CommandLine;
using System.Globalization;
using RecsConsole.Features.Accounts.Contracts.Import;

namespace RecsConsole.Cli.Import;

/// <summary>import accounts: turns a CSV file of customers into accounts with tier, region and contract.</summary>
internal sealed class ImportAccountsCommand
{
    private readonly Option<string> _tenant = new("--tenant") { Description = "Key of the tenant.", Required = true };

    private readonly Option<string> _file = new("--file")
    {
        Description =
            "CSV with a header, plain or gz: key,name and any of tier,region,contract_starts,contract_ends,entitlements. A contract starts and ends with a day (2026-12-31, the tenant's time zone) or at an instant; entitlements are keys of actions, with semicolons between them. An empty cell takes away, a missing column leaves what is there.",
        Required = true,
    };

    public static Command Create(CliHost host)
    {
        var verb = new ImportAccountsCommand();
        var command = new Command("accounts", "Imports customers and their contracts from a CSV.") { verb._tenant, verb._file };
        host.Handle(command, verb.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var services = await run.ServicesAsync(cancellationToken);
        var actor = await ActorLookup.TenantAsync(services, run.Required(_tenant), cancellationToken);
        var imported = CommandRun.Require(
            await services.GetRequiredService<ImportAccounts>().RunAsync(actor, new(run.Required(_file)), cancellationToken)
        );
        return run.Answer(
            imported,
            string.Create(
                CultureInfo.InvariantCulture,
                $"tenant {imported.Tenant}: {imported.Accounts} accounts, {imported.Added} added, {imported.Changed} changed, {imported.Unchanged} unchanged in {imported.Seconds:0.0} s"
            )
        );
    }
}
