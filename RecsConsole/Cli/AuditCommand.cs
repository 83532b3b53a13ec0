using System.CommandLine;
using RecsConsole.Features.Audit;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Cli;

/// <summary>audit verify: says whether a tenant's audit trail is whole.</summary>
internal static class AuditCommand
{
    private static readonly Option<string> s_tenant = new("--tenant")
    {
        Description = "Key of the tenant.",
        Required = true,
    };

    public static Command Create(CliHost host)
    {
        var verify = new Command(
            "verify",
            "Computes the hash of every entry again and looks for the entry of every decision and response."
        )
        {
            s_tenant,
        };
        host.Handle(verify, VerifyAsync);
        return new Command("audit", "The audit trail.") { verify };
    }

    private static async Task<int> VerifyAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var services = await run.ServicesAsync(cancellationToken);
        var key = run.Required(s_tenant);
        var tenant = await ActorLookup.TenantAsync(services, key, cancellationToken);
        var verdict = CommandRun.Require(
            await services
                .GetRequiredService<VerifyAudit>()
                .RunAsync(tenant, new(new JobProgress()), cancellationToken)
        );
        run.Answer(
            new
            {
                Tenant = key,
                verdict.Entries,
                verdict.Unsealed,
                verdict.Intact,
                verdict.FirstBroken,
            },
            $"{verdict.Entries} entries, {verdict.Unsealed} of them unsealed; {verdict.Decisions} decisions, {verdict.Responses} responses.",
            verdict.FirstBroken ?? "Intact."
        );
        return verdict.Intact ? 0 : CommandException.Failed;
    }
}
