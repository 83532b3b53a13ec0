using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Database;

public sealed class IdTextTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    public async Task Id_in_a_query_is_the_text_that_the_audit_trail_writes(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var tenants = new[] { Guid.Parse("0193f5e2-7c1a-7b60-8abc-3f2a9d14c00f"), Guid.Parse("ff93f5e2-7c1a-7b60-8abc-3f2a9d14c00f") };
        await AddAsync(database, tenants);

        await using var db = database.Open();
        var found = await db.Tenants.OrderBy(row => row.Id).Select(row => IdText.Of(row.Id)).ToListAsync(Token);

        found.ShouldBe(tenants.Select(tenant => tenant.ToString("D")));
    }

    [Fact]
    public async Task Ids_of_sqlite_are_16_bytes_in_the_order_of_their_text()
    {
        await using var database = await TestDatabase.CreateAsync();
        var ids = Enumerable.Range(0, 50).Select(_ => Guid.NewGuid()).ToList();
        await AddAsync(database, ids);

        await using var db = database.Open();
        (await db.Tenants.OrderBy(row => row.Id).Select(row => row.Id).ToListAsync(Token)).ShouldBe(
            ids.OrderBy(id => id.ToString("D"), StringComparer.Ordinal)
        );
        (await db.Tenants.Where(row => ids.Contains(row.Id)).CountAsync(Token)).ShouldBe(ids.Count);
        (await db.Database.SqlQueryRaw<long>("""SELECT MAX(length("Id")) AS "Value" FROM "Tenants" """).SingleAsync(Token)).ShouldBe(16);
    }

    private static async Task AddAsync(TestDatabase database, IEnumerable<Guid> ids)
    {
        await using var db = database.Open();
        db.Tenants.AddRange(
            ids.Select(id => new TenantRow
            {
                Id = id,
                Key = id.ToString("N"),
                Name = "Tenant",
                TimeZone = "UTC",
                Region = "eu",
                InputHashKey = [1],
            })
        );
        await db.SaveChangesAsync(Token);
    }
}
