using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Features.Audit.Verification;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Database.Backup;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Cli;

/// <summary>db backup, db restore and db copy: the whole database elsewhere, and back.</summary>
internal static class DbCopyCommands
{
    private static readonly Option<FileInfo> s_to = new("--to")
    {
        Description = "The file to write; the keys that open its texts go beside it into FILE.keys.zip.",
        Required = true,
    };
    private static readonly Option<FileInfo> s_from = new("--from") { Description = "A file that `db backup` wrote.", Required = true };
    private static readonly Option<string> s_source = new("--from")
    {
        Description = "Provider and connection string, such as \"Sqlite:Data Source=recs.db\".",
        Required = true,
    };
    private static readonly Option<string> s_target = new("--to") { Description = "The same, of an empty database.", Required = true };

    public static Command Backup(CliHost host)
    {
        var backup = new Command(
            "backup",
            "Writes the database as it stands now, and its keys, into two files. The site may go on running."
        )
        {
            s_to,
        };
        host.Handle(backup, BackupAsync);
        return backup;
    }

    public static Command Restore(CliHost host)
    {
        var restore = new Command(
            "restore",
            "Reads a backup into the configured database, which has to be empty, and verifies every audit trail."
        )
        {
            s_from,
        };
        host.Handle(restore, RestoreAsync);
        return restore;
    }

    public static Command Copy(CliHost host)
    {
        var copy = new Command(
            "copy",
            "Copies a database into an empty one, of another provider too. The keys in the data folder stay where they are."
        )
        {
            s_source,
            s_target,
        };
        host.Handle(copy, CopyAsync);
        return copy;
    }

    private static async Task<int> BackupAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var file = run.Required(s_to);
        var backup = run.UnpreparedServices().GetRequiredService<DatabaseBackup>();
        var copied = await backup.WriteAsync(file, run.Progress, cancellationToken);
        var keys = DatabaseBackup.KeysOf(file);
        return run.Answer(
            new
            {
                copied.Tables,
                copied.Rows,
                File = file.FullName,
                Keys = keys,
                Engines = DatabaseBackup.EnginesOf(file),
            },
            $"{copied.Rows:N0} rows of {copied.Tables} tables in {file.FullName}.",
            $"The keys that open its texts are in {keys}: whoever has both files can read everything, so keep them apart.",
            $"The engines that replay decisions of earlier versions are in {DatabaseBackup.EnginesOf(file)}."
        );
    }

    private static async Task<int> RestoreAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var backup = run.UnpreparedServices().GetRequiredService<DatabaseBackup>();
        var copied = await backup.RestoreAsync(run.Required(s_from), run.Progress, cancellationToken);
        var trails = await VerifyAsync(await run.ServicesAsync(cancellationToken), cancellationToken);
        run.Answer(
            new
            {
                copied.Tables,
                copied.Rows,
                Trails = trails,
            },
            [
                $"{copied.Rows:N0} rows of {copied.Tables} tables restored.",
                .. trails.Select(trail => $"Audit trail of {trail.Tenant}: {trail.Entries} entries. {trail.FirstBroken ?? "Intact."}"),
            ]
        );
        return trails.TrueForAll(trail => trail.Intact) ? 0 : CommandException.Failed;
    }

    private static async Task<int> CopyAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var copied = await run.UnpreparedServices()
            .GetRequiredService<DatabaseCopy>()
            .RunAsync(
                DatabaseConnection.Parse(run.Required(s_source), "--from"),
                DatabaseConnection.Parse(run.Required(s_target), "--to"),
                run.Progress,
                beforeCommit: null,
                cancellationToken
            );
        return run.Answer(copied, $"{copied.Rows:N0} rows of {copied.Tables} tables copied.");
    }

    private static async Task<List<RestoredTrail>> VerifyAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var db = await services.GetRequiredService<TenantDb>().OpenWithoutTenantAsync(cancellationToken);
        var tenants = await db.Tenants.AsNoTracking().OrderBy(row => row.Key).Select(row => row.Key).ToListAsync(cancellationToken);
        var trails = new List<RestoredTrail>();
        foreach (var key in tenants)
        {
            var tenant = await ActorLookup.TenantAsync(services, key, cancellationToken);
            var verdict = CommandRun.Require(
                await services.GetRequiredService<VerifyAudit>().RunAsync(tenant, new(new JobProgress()), cancellationToken)
            );
            trails.Add(new(key, verdict.Entries, verdict.Intact, verdict.FirstBroken));
        }

        return trails;
    }

    private sealed record RestoredTrail(string Tenant, long Entries, bool Intact, string? FirstBroken);
}
