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

    // where each entity of the requirement is stored; a customer's person is known from their cases
    private static readonly (string Entity, string Row, string Column)[] s_entities =
    [
        ("actor", nameof(PersonRow), nameof(PersonRow.Id)),
        ("role", nameof(PersonRow), nameof(PersonRow.Roles)),
        ("team", nameof(TeamRow), nameof(TeamRow.Key)),
        ("case", nameof(CaseRow), nameof(CaseRow.Id)),
        ("case event", nameof(CaseEventRow), nameof(CaseEventRow.Activity)),
        ("account", nameof(AccountRow), nameof(AccountRow.Key)),
        ("customer", nameof(CaseRow), nameof(CaseRow.ContactAddress)),
        ("action definition", nameof(ActionRow), nameof(ActionRow.Key)),
        ("document", nameof(DocumentRow), nameof(DocumentRow.Key)),
        ("expert profile", nameof(PersonSkillRow), nameof(PersonSkillRow.Skill)),
        ("workflow state", nameof(WorkflowRow), nameof(WorkflowRow.DefinitionJson)),
        ("task", nameof(ApprovalRequestRow), nameof(ApprovalRequestRow.Deadline)),
        ("decision", nameof(DecisionRow), nameof(DecisionRow.Id)),
        ("feedback", nameof(ResponseRow), nameof(ResponseRow.Kind)),
        ("outcome", nameof(LabelRow), nameof(LabelRow.DecisionId)),
        ("policy", nameof(PolicyRow), nameof(PolicyRow.RulesJson)),
    ];

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
    [Trait("Req", "R17")]
    public void Every_entity_exists_and_the_tenant_begins_its_key()
    {
        using var app = new ConsoleApp("Development");
        using var db = app.Services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>().CreateDbContext();
        var types = db.Model.GetEntityTypes().ToDictionary(type => type.ClrType.Name);

        foreach (var (entity, row, column) in s_entities)
        {
            types[row].FindProperty(column).ShouldNotBeNull(entity);
            types[row].FindPrimaryKey()!.Properties[0].Name.ShouldBe(nameof(ITenantOwned.TenantId), entity);
        }

        types[nameof(TenantRow)].FindPrimaryKey()!.Properties.ShouldHaveSingleItem();
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
