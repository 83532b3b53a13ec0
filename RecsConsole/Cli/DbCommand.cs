using System.CommandLine;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Database.Migrating;

namespace RecsConsole.Cli;

/// <summary>db migrate | db status | db backup | db restore | db copy</summary>
internal static class DbCommand
{
    public static Command Create(CliHost host)
    {
        var migrate = new Command("migrate", "Brings the database to the schema of this version.");
        host.Handle(migrate, MigrateAsync);
        var status = new Command("status", "Says which migrations are applied and which are pending.");
        host.Handle(status, StatusAsync);
        return new Command("db", "Looks after the database.")
        {
            migrate,
            status,
            DbCopyCommands.Backup(host),
            DbCopyCommands.Restore(host),
            DbCopyCommands.Copy(host),
        };
    }

    private static async Task<int> MigrateAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var migration = run.UnpreparedServices().GetRequiredService<DatabaseMigration>();
        var applied = await migration.RunAsync(cancellationToken);
        return run.Answer(new { Applied = applied }, [.. applied, applied.Count == 0 ? "nothing to do" : $"{applied.Count} applied"]);
    }

    private static async Task<int> StatusAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var migration = run.UnpreparedServices().GetRequiredService<DatabaseMigration>();
        var status = await migration.StatusAsync(cancellationToken);
        return run.Answer(
            status,
            [
                $"provider {status.Provider}",
                $"database {status.Location}",
                .. status.ReadCommittedSnapshot is { } isOn ? new[] { $"read committed snapshot {(isOn ? "on" : "off")}" } : [],
                .. status.Applied.Select(name => $"applied  {name}"),
                .. status.Pending.Select(name => $"pending  {name}"),
            ]
        );
    }
}
