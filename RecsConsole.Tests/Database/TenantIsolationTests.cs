using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Database;

/// <summary>Rows of one tenant do not exist for another.</summary>
public sealed class TenantIsolationTests
{
    private static readonly Actor s_ofA = new(Guid.NewGuid(), Guid.NewGuid());
    private static readonly Actor s_ofB = new(Guid.NewGuid(), Guid.NewGuid());

    [Fact]
    [Trait("Req", "R17")]
    public void Every_row_is_owned_by_a_tenant_or_named_here()
    {
        using var app = new ConsoleApp("Development");
        using var db = app.Services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>().CreateDbContext();
        string[] ofThePlatform = ["TenantRow", "MembershipRow", "ChangeRow", "OperatorRow", "SessionRow", "AccountLinkRow", "UsedTokenRow"];

        var others = db
            .Model.GetEntityTypes()
            .Where(type => type.ClrType.Name.EndsWith("Row", StringComparison.Ordinal))
            .Where(type => !type.ClrType.IsAssignableTo(typeof(ITenantOwned)))
            .Select(type => type.ClrType.Name);

        others.ShouldBe(ofThePlatform, ignoreOrder: true);
    }

    [Fact]
    [Trait("Req", "R51")]
    public void Keys_and_foreign_keys_of_owned_rows_start_with_the_tenant_and_never_cascade()
    {
        using var app = new ConsoleApp("Development");
        using var db = app.Services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>().CreateDbContext();
        var owned = db.Model.GetEntityTypes().Where(type => type.ClrType.IsAssignableTo(typeof(ITenantOwned))).ToList();

        owned.ShouldNotBeEmpty();
        owned
            .Where(type => !string.Equals(type.FindPrimaryKey()!.Properties[0].Name, "TenantId", StringComparison.Ordinal))
            .Select(type => type.ClrType.Name)
            .ShouldBeEmpty();
        owned
            .SelectMany(type => type.GetForeignKeys())
            .Where(key =>
                !string.Equals(key.Properties[0].Name, "TenantId", StringComparison.Ordinal)
                || key.DeleteBehavior != DeleteBehavior.NoAction
            )
            .Select(key => key.ToString())
            .ShouldBeEmpty();
    }

    [Fact]
    [Trait("Req", "R51")]
    public async Task Pooled_context_carries_no_tenant_over_and_a_foreign_row_is_refused()
    {
        var token = TestContext.Current.CancellationToken;
        await using var app = new ConsoleApp("Development");
        var tenantDb = app.Services.GetRequiredService<TenantDb>();
        await using (var db = await tenantDb.OpenAsync(s_ofA, token))
        {
            db.Teams.Add(
                new TeamRow
                {
                    TenantId = s_ofA.TenantId,
                    Key = "a",
                    Name = "A",
                }
            );
            await db.SaveChangesAsync(token);
            db.Teams.Add(
                new TeamRow
                {
                    TenantId = s_ofB.TenantId,
                    Key = "b",
                    Name = "B",
                }
            );
            await Should.ThrowAsync<InvalidOperationException>(() => db.SaveChangesAsync(token));
        }

        await using var ofB = await tenantDb.OpenAsync(s_ofB, token);
        await using var ofNobody = await tenantDb.OpenWithoutTenantAsync(token);

        (await ofB.Teams.CountAsync(token)).ShouldBe(0);
        (await ofNobody.Teams.CountAsync(token)).ShouldBe(0);
        ofNobody.TenantId.ShouldBe(Guid.Empty);
    }
}
