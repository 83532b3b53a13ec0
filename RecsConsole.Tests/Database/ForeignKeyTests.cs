using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Database.Sqlite;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Database;

/// <summary>A row that points nowhere is refused, and the check of a file finds one that got there past the console.</summary>
public sealed class ForeignKeyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    public async Task Row_that_points_nowhere_is_refused(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var db = database.Open();
        AddMembershipOfNobody(db);

        await Should.ThrowAsync<DbUpdateException>(() => db.SaveChangesAsync(Token));

        (await db.Memberships.AnyAsync(Token)).ShouldBeFalse();
    }

    [Fact]
    public async Task Check_of_a_file_names_the_table_of_such_a_row_and_no_table_of_a_sound_file()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var options = new DbContextOptionsBuilder<ConsoleDbContext>().UseIdentitySchema();
        SqliteProvider.Configure(
            options,
            $"Data Source={Path.Combine(database.Settings["DataFolder"], "recs.db")};Pooling=False;Foreign Keys=False"
        );
        await using var db = new ConsoleDbContext(options.Options);
        (await BrokenAsync(db)).ShouldBeEmpty();

        AddMembershipOfNobody(db);
        await db.SaveChangesAsync(Token);

        (await BrokenAsync(db)).Distinct(StringComparer.Ordinal).ShouldBe(["Memberships"]);
    }

    private static void AddMembershipOfNobody(ConsoleDbContext db)
    {
        db.BindTo(Guid.NewGuid());
        db.Memberships.Add(
            new()
            {
                TenantId = db.TenantId,
                OperatorId = Guid.NewGuid(),
                PersonId = Guid.NewGuid(),
            }
        );
    }

    private static Task<List<string>> BrokenAsync(ConsoleDbContext db) =>
        db.Database.SqlQuery<string>($"SELECT \"table\" AS \"Value\" FROM pragma_foreign_key_check").ToListAsync(Token);
}
