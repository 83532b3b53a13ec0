using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using RecsConsole.Database;
using RecsConsole.Database.SqlServer;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Trails;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Database;

/// <summary>After all migrations, the database itself refuses changes to the audit trail.</summary>
[Trait("Req", "R151")]
public sealed class AuditTriggerTests
{
    private static readonly string[] s_everywhere =
    [
        "UPDATE \"AuditEntries\" SET \"Outcome\" = 'denied'",
        "DELETE FROM \"AuditEntries\"",
        "UPDATE \"AuditLinks\" SET \"Number\" = \"Number\" + 1",
        "DELETE FROM \"AuditLinks\" WHERE 1 = 0",
    ];

    // on SQL Server no trigger is asked, and foreign keys refuse it
    private static readonly string[] s_onPostgreSql =
    [
        "TRUNCATE \"AuditEntries\", \"AuditLinks\"", // alone, the foreign key refuses it first
        "TRUNCATE \"AuditLinks\"",
    ];

    public static TheoryData<DatabaseProvider, string> OnServers
    {
        get
        {
            var data = new TheoryData<DatabaseProvider, string>();
            foreach (var provider in DatabaseProviders.OwnServers)
            {
                foreach (var sql in provider == DatabaseProvider.PostgreSql ? s_everywhere.Concat(s_onPostgreSql) : s_everywhere)
                {
                    data.Add(provider, sql);
                }
            }

            return data;
        }
    }

    [Theory]
    [InlineData("UPDATE \"AuditEntries\" SET \"Outcome\" = 'denied'")]
    [InlineData("UPDATE \"AuditEntries\" SET \"Outcome\" = \"Outcome\"")]
    [InlineData("DELETE FROM \"AuditEntries\"")]
    [InlineData("UPDATE \"AuditLinks\" SET \"Number\" = \"Number\" + 1")]
    [InlineData("DELETE FROM \"AuditLinks\"")]
    [InlineData("INSERT OR REPLACE INTO \"AuditEntries\" SELECT * FROM \"AuditEntries\"")]
    [InlineData("INSERT OR REPLACE INTO \"AuditLinks\" SELECT * FROM \"AuditLinks\"")]
    [InlineData(
        "REPLACE INTO \"AuditLinks\" (rowid, \"TenantId\", \"Number\", \"EntryId\", \"EntryHash\", \"SealedAt\", \"Hash\", \"Signature\") SELECT rowid, 'X', 1, 'X', 'X', \"SealedAt\", 'X', 'X' FROM \"AuditLinks\""
    )]
    [InlineData(
        "INSERT INTO \"AuditLinks\" (\"TenantId\", \"Number\", \"EntryId\", \"EntryHash\", \"SealedAt\", \"Hash\", \"Signature\") SELECT \"TenantId\", 90, 'X', 'X', \"SealedAt\", 'X', 'X' FROM \"AuditLinks\" LIMIT 1"
    )]
    public Task Sqlite_refuses(string sql) => RefusesAsync(DatabaseProvider.Sqlite, sql);

    [Theory]
    [MemberData(nameof(OnServers))]
    public Task Server_refuses(DatabaseProvider provider, string sql) => RefusesAsync(provider, sql);

    // What can be said without a server: its script creates the triggers.
    [Theory]
    [InlineData("AuditEntries")]
    [InlineData("AuditLinks")]
    public void Sql_server_script_makes_the_triggers(string table)
    {
        var options = new DbContextOptionsBuilder<ConsoleDbContext>().UseIdentitySchema();
        SqlServerProvider.Configure(options, "Server=nowhere");
        using var db = new ConsoleDbContext(options.Options);

        var script = db.GetService<IMigrator>().GenerateScript();

        script.ShouldContain($"CREATE TRIGGER [{table}_refuse_update] ON [{table}] INSTEAD OF UPDATE, DELETE");
        script.ShouldContain("CREATE TRIGGER [AuditLinks_refuse_gap] ON [AuditLinks] AFTER INSERT");
    }

    private static async Task RefusesAsync(DatabaseProvider provider, string sql)
    {
        await using var desk = await TrailDesk.CreateAsync(provider);
        await desk.WriteAsync(3);
        await desk.SealAsync();
        await using var db = desk.Open();

        var refused = await Should.ThrowAsync<DbException>(() => Intruder.DoAsync(db, sql));

        refused.Message.ShouldContain("append-only");
        var verdict = await desk.VerifyAsync();
        (verdict.Entries, verdict.Unsealed, verdict.Intact).ShouldBe((3, 0, true));
    }
}
