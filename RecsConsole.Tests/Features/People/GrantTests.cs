using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.People.Grants;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.People;

public sealed class GrantTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Req", "R47")]
    public async Task A_right_to_a_case_acts_at_once_and_ends_by_itself()
    {
        await using var world = await GrantWorld.CreateAsync();
        var before = await world.MayViewAsync();

        (await world.GiveAsync(minutes: 60)).IsOk.ShouldBeTrue();

        before.ShouldBeFalse();
        (await world.MayViewAsync()).ShouldBeTrue();
        world.People.Database.Clock.Advance(TimeSpan.FromMinutes(61));
        (await world.MayViewAsync()).ShouldBeFalse();
        await using var db = world.People.Open();
        (await SubjectReader.ReadAsync(db, world.People.Bo, world.People.Database.Clock.GetUtcNow(), Token)).Grants.ShouldBeNull(
            "what expired is not read"
        );
    }

    [Fact]
    [Trait("Req", "R47")]
    public async Task A_right_that_is_withdrawn_ends_with_the_next_request_and_both_are_audited()
    {
        await using var world = await GrantWorld.CreateAsync();
        var given = await world.GiveAsync();
        var version = await VersionAsync(world);

        var result = await world.People.Get<WithdrawGrant>().RunAsync(world.People.Admin, given.Value, Token);

        result.IsOk.ShouldBeTrue();
        (await world.MayViewAsync()).ShouldBeFalse();
        (await VersionAsync(world)).ShouldBe(version + 1);
        (await world.OperationsAsync()).ShouldBe(["give.grant", "withdraw.grant"], ignoreOrder: true);
        await using var db = world.People.Open();
        (await db.Changes.CountAsync(row => row.Kind == "permission", Token)).ShouldBeGreaterThan(1);
        var until = await UntilAsync(db, "give.grant");
        until.Before.ShouldBe("");
        (await UntilAsync(db, "withdraw.grant")).Before.ShouldBe(until.After);
    }

    private static async Task<ChangedField> UntilAsync(ConsoleDbContext db, string operation)
    {
        var entry = await db.AuditEntries.SingleAsync(row => row.Operation == operation, Token);
        return AuditChange.Of(AuditReferences.Details(entry.DetailsJson)).ShouldHaveSingleItem();
    }

    [Fact]
    [Trait("Req", "R57")]
    public async Task Nobody_gives_rights_without_the_right_to_or_to_themselves()
    {
        await using var world = await GrantWorld.CreateAsync();

        var byAgent = await world.GiveAsync(actor: world.People.Bo);
        var toSelf = await world.GiveAsync(to: world.People.Admin);

        byAgent.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        toSelf.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        await using var db = world.People.Open();
        (await db.AccessGrants.CountAsync(Token)).ShouldBe(0);
        (await db.AuditEntries.CountAsync(row => row.Operation == "give.grant" && row.Outcome == "denied", Token)).ShouldBe(2);
    }

    [Fact]
    public async Task Nobody_gives_what_they_may_not_see()
    {
        await using var world = await GrantWorld.CreateAsync();
        await using (var db = world.People.Open())
        {
            db.People.Single(row => row.Id == world.People.Admin.PersonId).Clearance = 1;
            await db.SaveChangesAsync(Token);
        }

        var unseen = await world.GiveAsync();
        var missing = await world.GiveAsync(key: "no-such-case");

        unseen.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        unseen.Error.Message.Replace(GrantWorld.CaseKey, "no-such-case").ShouldBe(missing.Error!.Message);
    }

    [Fact]
    public async Task Nothing_is_given_on_a_case_of_an_erased_customer()
    {
        await using var world = await GrantWorld.CreateAsync();
        await using var db = world.People.Open();
        var row = await db.Cases.SingleAsync(Token);
        row.AccountKey = "gone";
        db.Accounts.Add(
            new()
            {
                TenantId = db.TenantId,
                Key = "gone",
                Name = "Gone Ltd",
            }
        );
        await db.SaveChangesAsync(Token);
        await ErasedAccount.MakeAsync(db, world.People.Get<SubjectKeys>(), "gone");

        var result = await world.GiveAsync();

        result.Error!.Message.ShouldContain("was erased");
        (await db.AccessGrants.CountAsync(Token)).ShouldBe(0);
    }

    [Fact]
    public async Task The_list_names_objects_reasons_and_ends()
    {
        await using var world = await GrantWorld.CreateAsync();
        await world.GiveAsync();

        var list = (await world.People.Get<ListGrants>().RunAsync(world.People.Admin, world.People.Bo.PersonId, Token)).Value!;

        var line = list.Lines.ShouldHaveSingleItem();
        (line.Kind, line.ObjectKey, line.IsInForce, line.IsBreakGlass).ShouldBe(("case", GrantWorld.CaseKey, true, false));
        line.Reason.ShouldBe("Helps out this week");
    }

    /// <summary>Giving and withdrawing rights in one tenant changes no answer in the other.</summary>
    [Fact]
    [Trait("Req", "R51")]
    public async Task No_sequence_of_grants_in_one_tenant_changes_a_decision_in_another()
    {
        await using var world = await GrantWorld.CreateAsync();
        var there = await GrantWorld.AddTenantAsync(world.People, "other");
        var random = new Random(11);
        var expected = await there.AnswersAsync();
        var given = new List<Guid>();
        var changed = 0;
        var own = await world.AnswersAsync();
        for (var step = 0; step < 60; step++)
        {
            if (given.Count > 0 && random.Next(3) == 0)
            {
                var at = random.Next(given.Count);
                await world.People.Get<WithdrawGrant>().RunAsync(world.People.Admin, given[at], Token);
                given.RemoveAt(at);
            }
            else
            {
                var isCase = random.Next(2) == 0;
                var result = await world.GiveAsync(
                    kind: isCase ? "case" : "document",
                    key: isCase ? GrantWorld.CaseKey : GrantWorld.DocumentKey,
                    minutes: 1 + random.Next(10)
                );
                given.Add(result.Value);
            }

            world.People.Database.Clock.Advance(TimeSpan.FromMinutes(random.Next(3)));
            (await there.AnswersAsync()).ShouldBe(expected, $"after step {step}");
            changed += (await world.AnswersAsync()).SequenceEqual(own) ? 0 : 1;
        }

        changed.ShouldBeGreaterThan(20); // proves that the grants had an effect in their tenant
    }

    private static async Task<long> VersionAsync(GrantWorld world)
    {
        await using var db = world.People.Open();
        return await db
            .PermissionVersions.Where(row => row.TenantId == world.People.TenantId)
            .Select(row => row.Version)
            .SingleAsync(Token);
    }
}
