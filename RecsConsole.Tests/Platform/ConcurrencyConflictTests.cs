using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using RecsConsole.Database;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Platform;

/// <summary>
/// A deadlock that a server resolved is recognised as a conflict and not as a broken database, whichever kind of command lost.
/// </summary>
public sealed class ConcurrencyConflictTests
{
    private const int SqlServerDeadlock = 1205;

    private static readonly string[] s_commands = ["save", "update", "query"];

    public static MatrixTheoryData<DatabaseProvider, string> Deadlocks => new(DatabaseProviders.OwnServers, s_commands);

    [Theory]
    [MemberData(nameof(Deadlocks))]
    public async Task Victim_of_a_deadlock_is_a_conflict(DatabaseProvider provider, string how)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        Guid[] tenants = [await Operators.AddTenantAsync(database.Services, "a"), await Operators.AddTenantAsync(database.Services, "b")];
        await using var first = database.Open();
        await using var second = database.Open();
        await using var one = await first.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var other = await second.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await RenameAsync(first, tenants[0], "update");
        await RenameAsync(second, tenants[1], "update");

        // each transaction now wants the row that the other one holds
        var failures = await Task.WhenAll(FailureAsync(first, tenants[1], how), FailureAsync(second, tenants[0], how));

        var victim = failures.OfType<Exception>().ShouldHaveSingleItem();
        IsDeadlock(victim as DbException ?? (DbException)victim.InnerException!).ShouldBeTrue(victim.ToString());
        ConcurrencyConflict.Is(victim).ShouldBeTrue(victim.ToString());
        DatabaseTrouble.Is(victim).ShouldBeTrue();
    }

    // Both transactions end here, also that of the winner, so that nothing waits for the test.
    private static async Task<Exception?> FailureAsync(ConsoleDbContext db, Guid tenant, string how)
    {
        try
        {
            await RenameAsync(db, tenant, how);
            return null;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return e;
        }
        finally
        {
            await db.Database.RollbackTransactionAsync();
        }
    }

    private static async Task RenameAsync(ConsoleDbContext db, Guid tenant, string how)
    {
        switch (how)
        {
            case "save":
                (await db.Tenants.SingleAsync(row => row.Id == tenant)).Name = "saved";
                await db.SaveChangesAsync();
                break;
            case "update":
                await db.Tenants.Where(row => row.Id == tenant).ExecuteUpdateAsync(row => row.SetProperty(each => each.Name, "updated"));
                break;
            default:
                await db.Database.SqlQuery<Guid>(LockOf(db, tenant)).ToListAsync();
                break;
        }
    }

    private static FormattableString LockOf(ConsoleDbContext db, Guid tenant)
    {
        if (db.Database.IsSqlServer())
        {
            return $"""SELECT "Id" AS "Value" FROM "Tenants" WITH (UPDLOCK, ROWLOCK) WHERE "Id" = {tenant}""";
        }

        return $"""SELECT "Id" AS "Value" FROM "Tenants" WHERE "Id" = {tenant} FOR UPDATE""";
    }

    private static bool IsDeadlock(DbException exception) =>
        exception is SqlException { Number: SqlServerDeadlock } or PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected };
}
