using System.Text;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Conversation;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Fields;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Recommender.Snapshot;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Recommender;

/// <summary>Snapshots as they are built from rows of the database.</summary>
public sealed class SnapshotReadingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Req", "R60")]
    public async Task Rows_that_did_not_move_give_the_same_snapshot_when_it_is_built_again()
    {
        await using var world = await DeskWorld.CreateAsync();
        var first = await HashAsync(world);
        await world.Get<SearchSnapshots>().RebuildAsync(world.Here.Agent, Token);
        await world.ChangeAsync(ChangeKind.Catalog, _ => { }); // makes the shared parts be read again

        var again = await HashAsync(world);
        await world.ChangeAsync(ChangeKind.Case, db => db.Cases.Single(row => row.Key == "T-1").Priority = 1);
        var moved = await HashAsync(world);

        again.ShouldBe(first);
        moved.ShouldNotBe(first);
    }

    [Fact]
    [Trait("Req", "R29")]
    public async Task Accounts_lend_what_worked_for_them_within_their_tenant_only()
    {
        await using var world = await DeskWorld.CreateAsync();
        await using (var elsewhere = world.Database.Open())
        {
            elsewhere.BindTo(world.Elsewhere.TenantId);
            await MoveToTwinAsync(elsewhere, cases: 14);
        }

        var before = await ReadAsync(world);
        await using (var here = world.Open())
        {
            await MoveToTwinAsync(here, cases: 3);
        }

        await world.Get<SearchSnapshots>().RebuildAsync(world.Here.Agent, Token);
        var after = await ReadAsync(world);

        before.Visible.History.ShouldNotBeNull().Accounts.ShouldBeNull();
        after.Visible.History.ShouldNotBeNull().Accounts.ShouldNotBeNull().Cases.ShouldBe(3);
    }

    [Fact]
    [Trait("Req", "R201")]
    public async Task What_the_customer_wrote_after_a_step_stands_with_the_step_and_not_its_words()
    {
        await using var world = await DeskWorld.CreateAsync();
        await WriteAfterStepAsync(world, "That did not help, the message is the same.");

        var snapshot = await ReadAsync(world);

        snapshot.History.ShouldHaveSingleItem().Verdict.ShouldNotBeNull().Helped.ShouldBeFalse();
        Encoding.UTF8.GetString(CanonicalJson.Serialize(snapshot)).ShouldNotContain("help,");
        await world.WithholdAsync(FieldPurpose.Serve, DataFields.MessageText);
        (await ReadAsync(world)).History.ShouldHaveSingleItem().Verdict.ShouldBeNull();
    }

    private static Task WriteAfterStepAsync(DeskWorld world, string text)
    {
        var now = world.Database.Clock.GetUtcNow();
        return world.ChangeAsync(
            ChangeKind.Case,
            db =>
            {
                db.CaseEvents.Add(
                    new()
                    {
                        TenantId = world.Here.TenantId,
                        CaseId = world.Here.CaseId,
                        Ordinal = 1,
                        EventKey = "notice-1",
                        Activity = "notice",
                        Kind = CaseEventKind.Action,
                        At = now.AddMinutes(-30),
                        FromState = "new",
                        ToState = "new",
                        AttributesJson = "{}",
                    }
                );
                db.Messages.Add(
                    new()
                    {
                        TenantId = world.Here.TenantId,
                        Id = Guid.NewGuid(),
                        CaseId = world.Here.CaseId,
                        At = now.AddMinutes(-20),
                        Direction = MessageDirection.Inbound,
                        Channel = CaseMessages.Mail,
                        Text = text,
                    }
                );
            }
        );
    }

    [Theory]
    [InlineData(179, null)]
    [InlineData(200, 200)]
    public async Task Contract_is_stale_once_nobody_stated_it_for_half_a_year(int days, int? stale)
    {
        await using var world = await DeskWorld.CreateAsync();
        await using (var db = world.Open())
        {
            var row = await db.Cases.SingleAsync(each => each.Id == world.Here.CaseId, Token);
            var account = await db.Accounts.SingleAsync(each => each.Key == "acme", Token);
            row.AccountKey = account.Key;
            account.ContractEndsAt = world.Database.Clock.GetUtcNow().AddDays(400);
            account.TermsCheckedAt = world.Database.Clock.GetUtcNow().AddDays(-days);
            await db.SaveChangesAsync(Token);
        }

        (await ReadAsync(world)).Case.StaleContractDays.ShouldBe(stale);
    }

    private static async Task MoveToTwinAsync(ConsoleDbContext db, int cases)
    {
        var acme = await db.Accounts.SingleAsync(row => row.Key == "acme", Token);
        db.Accounts.Add(
            new()
            {
                TenantId = db.TenantId,
                Key = "twin",
                Name = "Twin",
                Tier = acme.Tier,
            }
        );
        await db.SaveChangesAsync(Token);
        var rows = await db.Cases.Where(row => !row.IsOpen).OrderBy(row => row.Key).Take(cases).ToListAsync(Token);
        rows.ForEach(row => row.AccountKey = "twin");
        await db.SaveChangesAsync(Token);
    }

    private static async Task<string> HashAsync(DeskWorld world) => CanonicalHash.Of(CanonicalJson.Serialize(await ReadAsync(world)));

    private static async Task<CaseSnapshot> ReadAsync(DeskWorld world)
    {
        await using var db = world.Open();
        var reading = await world.Get<SnapshotLoader>().ReadAsync(db, world.Here.Agent, world.Here.CaseId, Token);
        return reading.Loaded.ShouldNotBeNull().Snapshot;
    }
}
