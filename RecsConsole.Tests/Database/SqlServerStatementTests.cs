using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RecsConsole.Database;
using RecsConsole.Database.PostgreSql;
using RecsConsole.Database.SqlServer;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Database.Migrating;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Database;

/// <summary>
/// What the console says to SQL Server beside its migrations, read by SQL Server's own parser. No SQL Server runs here: each statement is
/// taken before it is sent, so its effect is not tested.
/// </summary>
public sealed class SqlServerStatementTests
{
    private static readonly int[] s_parts = [2_000, 2_000, 7];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // EF's own strategy wraps what it takes for transient, so that nobody would recognize a deadlock
    [Theory]
    [InlineData("SqlServer")]
    [InlineData("PostgreSql")]
    public void Transient_error_reaches_the_caller_as_it_is(string provider)
    {
        using var db = Create(provider, new Statements());

        var strategy = db.Database.CreateExecutionStrategy();

        strategy.RetriesOnFailure.ShouldBeFalse();
        Should.Throw<TimeoutException>(() => strategy.Execute(Fail));
        static void Fail() => throw new TimeoutException("as when the server is away");
    }

    [Fact]
    public async Task Readers_that_wait_for_writers_are_asked_about_and_switched_over_once()
    {
        var off = new Statements { Answer = false };
        var on = new Statements { Answer = true };

        foreach (var statements in (Statements[])[off, on])
        {
            await using var db = Create("SqlServer", statements);
            await ReadCommittedSnapshot.EnsureAsync(db, Token);
        }

        off.Texts.Count.ShouldBe(2);
        off.Texts[1].ShouldBe("ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE");
        on.Texts.ShouldHaveSingleItem().ShouldContain("is_read_committed_snapshot_on");
        off.Texts.SelectMany(TransactSql.FaultsOf).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false, 0, HealthStatus.Degraded)]
    [InlineData(true, 0, HealthStatus.Healthy)]
    [InlineData(null, 0, HealthStatus.Healthy)]
    [InlineData(false, 1, HealthStatus.Unhealthy)]
    public void Readiness_says_when_readers_wait_for_writers(bool? isOn, int pending, HealthStatus expected)
    {
        var status = new MigrationStatus(DatabaseProvider.SqlServer, "sql", ["Initial"], [.. Enumerable.Repeat("Next", pending)], isOn);

        var result = MigrationsHealth.ResultOf(status);

        result.Status.ShouldBe(expected);
        if (expected is HealthStatus.Degraded)
        {
            result.Description.ShouldNotBeNull().ShouldContain("READ_COMMITTED_SNAPSHOT is off");
        }
    }

    [Fact]
    public async Task Waiting_for_another_migration_ends_on_the_server_before_the_client_gives_up()
    {
        var statements = new Statements();
        await using var db = Create("SqlServer", statements);

        await using (await MigrationServerLock.TakeAsync(db, TimeSpan.FromSeconds(60), Token)) { }

        statements.Texts.Count.ShouldBe(2);
        statements.Texts[0].ShouldContain("sp_getapplock");
        statements.Texts[1].ShouldContain("sp_releaseapplock");
        statements.Seconds[0].ShouldBeGreaterThan(60);
        statements.Texts.SelectMany(TransactSql.FaultsOf).ShouldBeEmpty();
    }

    [Fact]
    public async Task Login_of_the_application_may_change_no_entry_of_the_trail()
    {
        var statements = new Statements();
        var connection = new DatabaseConnection(DatabaseProvider.SqlServer, "Server=sql;Database=recs;User ID=recs;Password=x")
        {
            Migrating = "Server=sql;Database=recs;User ID=recs_owner;Password=x",
        };

        await using var db = Create("SqlServer", statements);
        await ApplicationRole.GrantAsync(db, connection, Token);

        var text = statements.Texts.ShouldHaveSingleItem();
        text.ShouldContain("GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA::dbo TO [recs];");
        text.ShouldContain("DENY UPDATE, DELETE ON [AuditEntries] TO [recs];");
        text.ShouldContain("DENY UPDATE, DELETE ON [AuditLinks] TO [recs];");
        text.ShouldContain("DENY INSERT, UPDATE, DELETE ON [__EFMigrationsHistory] TO [recs];");
        TransactSql.FaultsOf(text).ShouldBeEmpty();
    }

    [Fact]
    public async Task Many_rows_are_deleted_in_parts_below_the_lock_of_the_whole_table()
    {
        var statements = new Statements { Rows = new(s_parts) };
        await using var db = Create("SqlServer", statements);
        db.BindTo(Guid.NewGuid());

        var removed = await DeleteInParts.RunAsync(db, db.Changes.Where(row => row.Id < 5), Token);

        removed.ShouldBe(4_007);
        statements.Texts.Count.ShouldBe(3);
        statements.Texts.ShouldAllBe(text => text.Contains("TOP(", StringComparison.Ordinal));
        statements.Texts.SelectMany(TransactSql.FaultsOf).ShouldBeEmpty();
    }

    private static ConsoleDbContext Create(string provider, Statements statements)
    {
        var options = new DbContextOptionsBuilder<ConsoleDbContext>().UseIdentitySchema();
        Action<DbContextOptionsBuilder, string> configure = provider is "SqlServer"
            ? SqlServerProvider.Configure
            : PostgreSqlProvider.Configure;
        configure(options, provider is "SqlServer" ? "Server=nowhere;Database=recs" : "Host=nowhere");
        options.AddInterceptors(statements, new NoConnection());
        return new ConsoleDbContext(options.Options);
    }

    /// <summary>Takes each statement and answers it itself.</summary>
    private sealed class Statements : DbCommandInterceptor
    {
        public List<string> Texts { get; } = [];

        public List<int> Seconds { get; } = [];

        /// <summary>The only value of each query.</summary>
        public bool Answer { get; init; }

        /// <summary>How many rows each command changes.</summary>
        public Queue<int> Rows { get; init; } = new();

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<int> result,
            CancellationToken cancellationToken = default
        )
        {
            Note(command);
            return ValueTask.FromResult(InterceptionResult<int>.SuppressWithResult(Rows.TryDequeue(out var rows) ? rows : 0));
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        )
        {
            Note(command);
            using var table = new System.Data.DataTable { Columns = { { "Value", typeof(bool) } } };
            table.Rows.Add(Answer);
            return ValueTask.FromResult(InterceptionResult<DbDataReader>.SuppressWithResult(table.CreateDataReader()));
        }

        private void Note(DbCommand command)
        {
            Texts.Add(command.CommandText);
            Seconds.Add(command.CommandTimeout);
        }
    }

    private sealed class NoConnection : DbConnectionInterceptor
    {
        public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
            DbConnection connection,
            ConnectionEventData eventData,
            InterceptionResult result,
            CancellationToken cancellationToken = default
        ) => ValueTask.FromResult(InterceptionResult.Suppress());
    }
}
