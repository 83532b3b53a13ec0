using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Platform.Personal.PersonalRows;

namespace RecsConsole.Tests.Platform.Personal;

public sealed class PersonalStorageTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Req", "R59")]
    public async Task Stored_bytes_do_not_contain_the_plain_text()
    {
        await using var database = await TestDatabase.CreateAsync();
        var tenant = await AddTenantAsync(database);
        await AddRowsAsync(database, tenant);
        await FlushAsync(database);
        var bytes = await File.ReadAllBytesAsync(PathOf(database), Cancelled);
        foreach (var text in new[] { Secret, "Kestrel Air", "Bruna Aldington", "gold member", "Mr Okoro" })
        {
            bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)).ShouldBe(-1, text);
        }

        await using var read = await OpenAsync(database, tenant);
        var row = await read.Cases.SingleAsync(Cancelled);
        (await read.CaseEvents.Select(found => found.AttributesJson).ToListAsync(Cancelled)).ShouldBe([Attributes, Attributes]);
        (await read.AccessGrants.Select(found => found.Reason).ToListAsync(Cancelled)).ShouldAllBe(reason => reason == Why);
        row.Title.ShouldBe(Secret);
        row.Description.ShouldBe(Secret + ".");
        row.CustomFieldsJson.ShouldBe("""{"note":"gold member"}""");
        (await read.Accounts.Select(found => found.Name).SingleAsync(Cancelled)).ShouldBe("Kestrel Air");
    }

    [Fact]
    public async Task Saved_rows_keep_their_plain_values_and_can_be_saved_again()
    {
        await using var database = await TestDatabase.CreateAsync();
        var tenant = await AddTenantAsync(database);
        await using var db = await OpenAsync(database, tenant);
        var row = Case(tenant, null);
        db.Cases.Add(row);
        await db.SaveChangesAsync(Cancelled);

        row.Title.ShouldBe(Secret);
        db.Entry(row).State.ShouldBe(EntityState.Unchanged);
        row.Title = "Signs in again";
        await db.SaveChangesAsync(Cancelled);

        db.Entry(row).State.ShouldBe(EntityState.Unchanged);
        await using var read = await OpenAsync(database, tenant);
        (await read.Cases.Select(found => found.Title).SingleAsync(Cancelled)).ShouldBe("Signs in again");
        (await read.SubjectKeys.CountAsync(Cancelled)).ShouldBe(1); // one subject, one key
    }

    [Fact]
    public async Task A_write_that_fails_leaves_the_rows_as_they_were()
    {
        await using var database = await TestDatabase.CreateAsync();
        var tenant = await AddTenantAsync(database);
        await using (var first = await OpenAsync(database, tenant))
        {
            first.Accounts.Add(Account(tenant));
            await first.SaveChangesAsync(Cancelled);
        }

        await using var db = await OpenAsync(database, tenant);
        var again = Account(tenant);
        db.Accounts.Add(again);
        await Should.ThrowAsync<DbUpdateException>(() => db.SaveChangesAsync(Cancelled));

        again.Name.ShouldBe("Kestrel Air");
    }

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    public async Task Rows_written_in_bulk_are_stored_the_same_way(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var tenant = await AddTenantAsync(database);
        await using (var db = await OpenAsync(database, tenant))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancelled);
            await BulkInsert.WriteAsync(db, [Account(tenant)], Cancelled);
            await BulkInsert.WriteAsync(db, Enumerable.Range(0, 700).Select(number => Case(tenant, null, number)), Cancelled);
            await transaction.CommitAsync(Cancelled);
        }

        await using var read = await OpenAsync(database, tenant);
        var titles = await read.Cases.Select(row => row.Title).Distinct().ToListAsync(Cancelled);
        titles.Distinct().ShouldBe([Secret]);
        (await read.SubjectKeys.CountAsync(Cancelled)).ShouldBe(701);
    }

    [Fact]
    public async Task Attributes_that_are_empty_are_stored_as_they_are_and_others_are_encrypted()
    {
        await using var database = await TestDatabase.CreateAsync();
        var tenant = await AddTenantAsync(database);
        await using var db = await OpenAsync(database, tenant);
        var row = Case(tenant, null);
        var (saved, inBulk, told) = (Event(row, 1), Event(row, 2), Event(row, 3));
        (saved.AttributesJson, inBulk.AttributesJson) = ("{}", "{}");
        db.AddRange(row, saved);
        await db.SaveChangesAsync(Cancelled);
        await using (var transaction = await db.Database.BeginTransactionAsync(Cancelled))
        {
            await BulkInsert.WriteAsync(db, [inBulk, told], Cancelled);
            await transaction.CommitAsync(Cancelled);
        }

        var stored = db.Database.SqlQueryRaw<string>("SELECT \"AttributesJson\" AS \"Value\" FROM \"CaseEvents\" ORDER BY \"Ordinal\"");
        (await stored.ToListAsync(Cancelled)).Select(PersonalCipher.IsSealed).ShouldBe([false, false, true]);
        var read = db.CaseEvents.OrderBy(each => each.Ordinal).Select(each => each.AttributesJson);
        (await read.ToListAsync(Cancelled)).ShouldBe(["{}", "{}", Attributes]);
    }

    [Fact]
    public async Task Another_process_with_the_installations_keys_reads_what_was_written()
    {
        await using var database = await TestDatabase.CreateAsync();
        var tenant = await AddTenantAsync(database);
        await using (var db = await OpenAsync(database, tenant))
        {
            db.Accounts.Add(Account(tenant));
            await db.SaveChangesAsync(Cancelled);
        }

        var key = await KeyAsync(database, tenant);
        OpenKeys.Forget(key.Id); // as in a process that has not read the key yet

        await using var read = await OpenAsync(database, tenant);
        (await read.Accounts.Select(found => found.Name).SingleAsync(Cancelled)).ShouldBe("Kestrel Air");
    }

    [Fact]
    public async Task A_destroyed_key_leaves_a_word_in_place_of_the_text()
    {
        await using var database = await TestDatabase.CreateAsync();
        var tenant = await AddTenantAsync(database);
        await using (var db = await OpenAsync(database, tenant))
        {
            db.Cases.Add(Case(tenant, null));
            await db.SaveChangesAsync(Cancelled);
            await DestroyAsync(database, db);
        }

        await using var read = await OpenAsync(database, tenant);
        var row = await read.Cases.SingleAsync(Cancelled);
        row.Title.ShouldBe("(erased)");
        row.CustomFieldsJson.ShouldBe("{}");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData(Attributes)]
    public async Task An_event_of_an_erased_case_is_refused_whether_or_not_something_of_it_is_encrypted(string attributes)
    {
        await using var database = await TestDatabase.CreateAsync();
        var tenant = await AddTenantAsync(database);
        await using var db = await OpenAsync(database, tenant);
        var row = Case(tenant, null);
        db.Cases.Add(row);
        await db.SaveChangesAsync(Cancelled);
        await DestroyAsync(database, db);
        var (saved, inBulk) = (Event(row, 1), Event(row, 2));
        (saved.AttributesJson, inBulk.AttributesJson) = (attributes, attributes);
        db.CaseEvents.Add(saved);

        await Should.ThrowAsync<InvalidOperationException>(() => db.SaveChangesAsync(Cancelled));
        await using (await db.Database.BeginTransactionAsync(Cancelled))
        {
            await Should.ThrowAsync<InvalidOperationException>(() => BulkInsert.WriteAsync(db, [inBulk], Cancelled));
        }

        await using var read = await OpenAsync(database, tenant);
        (await read.CaseEvents.AnyAsync(Cancelled)).ShouldBeFalse();
    }

    private static async Task DestroyAsync(TestDatabase database, ConsoleDbContext db)
    {
        var key = await db.SubjectKeys.SingleAsync(Cancelled);
        (key.WrappedKey, key.DestroyedAt) = (null, DateTimeOffset.UtcNow);
        await db.SaveChangesAsync(Cancelled);
        database.Services.GetRequiredService<SubjectKeys>().Forget(key);
    }

    private static async Task AddRowsAsync(TestDatabase database, Guid tenant)
    {
        await using var db = await OpenAsync(database, tenant);
        db.Accounts.Add(Account(tenant));
        db.Cases.Add(Case(tenant, "kestrel"));
        db.People.Add(Person(tenant));
        await db.SaveChangesAsync(Cancelled);
        var stored = await db.Cases.SingleAsync(Cancelled);
        db.CaseEvents.Add(Event(stored, 1));
        db.AccessGrants.AddRange(Grant(tenant, "case", stored.Id.ToString("D")), Grant(tenant, "document", "handbook"));
        await db.SaveChangesAsync(Cancelled);
        await using var transaction = await db.Database.BeginTransactionAsync(Cancelled);
        await BulkInsert.WriteAsync(db, [Event(stored, 2)], Cancelled);
        await transaction.CommitAsync(Cancelled);
    }

    private static async Task<SubjectKeyRow> KeyAsync(TestDatabase database, Guid tenant)
    {
        await using var db = await OpenAsync(database, tenant);
        return await db.SubjectKeys.SingleAsync(Cancelled);
    }

    private static async Task FlushAsync(TestDatabase database)
    {
        await using var connection = new SqliteConnection(database.Settings["ConnectionStrings:Recs"]);
        await connection.OpenAsync(Cancelled);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        await command.ExecuteNonQueryAsync(Cancelled);
    }

    private static string PathOf(TestDatabase database) =>
        new SqliteConnectionStringBuilder(database.Settings["ConnectionStrings:Recs"]).DataSource;

    private static async Task<Guid> AddTenantAsync(TestDatabase database)
    {
        var tenant = await Operators.AddTenantAsync(database.Services, "brightline");
        await using var db = await OpenAsync(database, tenant);
        db.CaseTypes.Add(
            new()
            {
                TenantId = tenant,
                Key = "support",
                Name = "Support",
                WorkflowKey = "support",
                CalendarKey = "office",
            }
        );
        await db.SaveChangesAsync(Cancelled);
        return tenant;
    }

    private static Task<ConsoleDbContext> OpenAsync(TestDatabase database, Guid tenant) =>
        database.Services.GetRequiredService<TenantDb>().OpenAsync(new Actor(tenant, Guid.NewGuid()), Cancelled);
}
