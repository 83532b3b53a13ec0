using System.CommandLine;
using RecsConsole.Features.Audit.Export;
using RecsConsole.Features.Audit.Verification;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Cli;

/// <summary>audit verify, seal, repair and export: verifies a trail in the database or in a file, seals unsealed entries, exports it.</summary>
internal static class AuditCommand
{
    private static readonly Option<string> s_tenant = new("--tenant") { Description = "Key of the tenant.", Required = true };
    private static readonly Option<string?> s_tenantOrFile = new("--tenant")
    {
        Description = "Key of the tenant whose trail is verified in the database.",
    };
    private static readonly Option<FileInfo?> s_file = new("--file")
    {
        Description = "An exported trail to verify instead, without any server or database.",
    };
    private static readonly Option<FileInfo?> s_kept = new("--kept")
    {
        Description = "An earlier full export: its head is the one that the chain must still hold.",
    };
    private static readonly Option<FileInfo> s_out = new("--out") { Description = "The file to write.", Required = true };
    private static readonly Option<string> s_head = new("--head")
    {
        Description = "A head that was kept, as N:HASH: the chain must still hold it, so that newest entries cannot be taken away unseen.",
    };

    public static Command Create(CliHost host)
    {
        var verify = new Command(
            "verify",
            "Walks the chain, computes the hash of every entry again and looks for the entry of every decision and response."
        )
        {
            s_tenantOrFile,
            s_file,
            s_head,
            s_kept,
        };
        host.Handle(verify, VerifyAsync);
        var seal = new Command("seal", "Chains every entry that is not chained yet; a running server does it by itself.") { s_tenant };
        host.Handle(seal, SealAsync);
        var export = new Command("export", "Writes the whole trail with its chain as JSON lines.") { s_tenant, s_out };
        host.Handle(export, ExportAsync);
        var repair = new Command(
            "repair",
            "Removes links that were added behind the last genuine one, so that the chain can be continued; it is audited."
        )
        {
            s_tenant,
        };
        host.Handle(repair, RepairAsync);
        return new Command("audit", "The audit trail.") { verify, seal, repair, export };
    }

    private static async Task<int> VerifyAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var kept = await ExpectedHeadAsync(run, cancellationToken);
        if (run.Value(s_file) is { } file)
        {
            return await VerifyFileAsync(run, file, kept, cancellationToken);
        }

        var key = run.Value(s_tenantOrFile) ?? throw new CommandException("Say what to verify: --tenant T or --file F.jsonl.");
        var services = await run.ServicesAsync(cancellationToken);
        var tenant = await ActorLookup.TenantAsync(services, key, cancellationToken);
        var verdict = CommandRun.Require(
            await services.GetRequiredService<VerifyAudit>().RunAsync(tenant, new(new JobProgress(), kept), cancellationToken)
        );
        run.Answer(
            new
            {
                Tenant = key,
                verdict.Entries,
                verdict.Unsealed,
                verdict.Intact,
                verdict.FirstBroken,
                Head = verdict.Head.ToString(),
            },
            $"{verdict.Entries} entries, {verdict.Unsealed} of them unsealed; {verdict.Decisions} decisions, {verdict.Responses} responses.",
            $"Head {verdict.Head}",
            verdict.FirstBroken ?? "Intact."
        );
        return verdict.Intact ? 0 : CommandException.Failed;
    }

    private static async Task<int> SealAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var key = run.Required(s_tenant);
        var services = await run.ServicesAsync(cancellationToken);
        var tenant = await ActorLookup.TenantAsync(services, key, cancellationToken);
        var count = await services.GetRequiredService<AuditSealer>().SealAllAsync(tenant.TenantId, cancellationToken);
        if (services.GetRequiredService<TrustedHead>().Refused.Contains(tenant.TenantId))
        {
            throw new CommandException(
                "The chain is not continued: links were added, rewritten or removed outside of this installation. See `audit verify`.",
                CommandException.Failed
            );
        }

        return run.Answer(new { Tenant = key, Sealed = count }, $"{count} entries sealed.");
    }

    private static async Task<int> RepairAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var key = run.Required(s_tenant);
        var services = await run.ServicesAsync(cancellationToken);
        var tenant = await ActorLookup.TenantAsync(services, key, cancellationToken);
        var count = await services.GetRequiredService<ChainRepair>().RunAsync(tenant.TenantId, cancellationToken);
        return run.Answer(new { Tenant = key, Removed = count }, $"{count} links removed.");
    }

    private static async Task<int> VerifyFileAsync(CommandRun run, FileInfo file, AuditHead? kept, CancellationToken cancellationToken)
    {
        AuditFileVerdict verdict;
        try
        {
            verdict = await AuditFileVerifier.VerifyAsync(AuditFiles.ReadLinesAsync(file, cancellationToken), kept, cancellationToken);
        }
        catch (FormatException e)
        {
            throw new CommandException($"{file.Name}: {e.Message}", e);
        }

        run.Answer(
            new
            {
                File = file.FullName,
                verdict.Scope,
                verdict.Entries,
                verdict.Unsealed,
                verdict.Intact,
                verdict.FirstBroken,
                verdict.Head,
            },
            $"{verdict.Entries} entries, {verdict.Unsealed} of them unsealed; a {verdict.Scope} export.",
            $"Head {verdict.Head}",
            verdict.FirstBroken
                ?? (
                    verdict.Scope is AuditFileHead.Full
                        ? "Intact: every entry, and the chain from its first link to its head."
                        : "Intact: every entry by itself. What the filter left out cannot be missed in this file."
                )
        );
        return verdict.Intact ? 0 : CommandException.Failed;
    }

    private static async Task<int> ExportAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var key = run.Required(s_tenant);
        var file = run.Required(s_out);
        var services = await run.ServicesAsync(cancellationToken);
        var tenant = await ActorLookup.TenantAsync(services, key, cancellationToken);
        var trail = CommandRun.Require(await services.GetRequiredService<ExportAudit>().RunAsync(tenant, new(), cancellationToken));
        var lines = await AuditFiles.WriteAsync(file, trail.Lines, cancellationToken);
        return run.Answer(
            new
            {
                Tenant = key,
                File = file.FullName,
                Entries = lines - 2,
            },
            $"{lines - 2} entries written to {file.FullName}."
        );
    }

    private static async Task<AuditHead?> ExpectedHeadAsync(CommandRun run, CancellationToken cancellationToken)
    {
        if (run.Value(s_kept) is { } export)
        {
            return await AuditFiles.HeadOfAsync(export, cancellationToken);
        }

        return run.Value(s_head) is not { } text
            ? null
            : AuditHead.Parse(text)
                ?? throw new CommandException($"'{text}' is no head: it is written N:HASH, as audit verify and an export print it.");
    }
}
