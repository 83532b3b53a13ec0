using RecsConsole.Casework.Waiting;
using RecsConsole.Database;
using RecsConsole.Features.Catalog.Actions;
using RecsConsole.Features.Reviews;
using RecsConsole.Features.Work;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Work;

/// <summary>Feedback on suggestions and decisions that need a review.</summary>
public sealed class FeedbackAndReviewWorkTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_said_of_an_action_waits_for_who_keeps_the_catalog_until_it_is_answered()
    {
        await using var world = await DeskWorld.CreateAsync(replace: services => services.AddActions().AddWork());
        var (admin, supervisor) = (await world.AddPersonAsync("ada", "admin"), await world.AddPersonAsync("sue", "supervisor"));
        var stranger = await world.AddPersonAsync("xaver", "admin", elsewhere: true);
        await ChangeAsync(world, db => db.SuggestionReports.AddRange(Said(world), Said(world)));

        var line = (await world.Database.ReadWorkAsync(admin)).Lines.ShouldHaveSingleItem();

        line.Item.Kind.ShouldBe(WaitingKind.Report);
        line.Item.Title.ShouldBe("Feedback on the action Do wipe");
        line.Item.Detail.ShouldBe("reported by 2 people");
        line.Item.Address.ShouldBe("/admin/actions/said");
        await world.Database.ShouldHaveNoWorkAsync(supervisor, stranger, world.Here.Agent);

        await ChangeAsync(world, db => db.SuggestionReports.ToList().ForEach(row => row.Status = DocumentReportStatus.Rejected));
        await world.Database.ShouldHaveNoWorkAsync(admin);
    }

    [Fact]
    public async Task Decision_to_look_at_waits_for_a_reviewer_who_may_see_its_case_and_did_not_decide()
    {
        await using var world = await DeskWorld.CreateAsync(replace: services => services.AddReviews().AddWork());
        var (rita, lena) = (await world.AddPersonAsync("rita", "reviewer"), await world.AddPersonAsync("lena", "lead"));
        var blind = await world.AddPersonAsync("bo", "reviewer", clearance: 0);
        var stranger = await world.AddPersonAsync("xaver", "reviewer", elsewhere: true);
        await ChangeAsync(world, db => db.DecisionLooks.Add(Look(world)));

        var line = (await world.Database.ReadWorkAsync(rita)).Lines.ShouldHaveSingleItem();

        line.Item.Kind.ShouldBe(WaitingKind.Study);
        line.Item.Title.ShouldBe("1 decision to review");
        line.Item.Address.ShouldBe("/review/looks");
        await world.Database.ShouldHaveNoWorkAsync(lena, blind, stranger, world.Here.Agent);

        await ChangeAsync(world, db => db.DecisionLooks.Single().Verdict = LookVerdict.Right);
        await world.Database.ShouldHaveNoWorkAsync(rita);
    }

    private static SuggestionReportRow Said(DeskWorld world) =>
        new()
        {
            TenantId = world.Here.TenantId,
            Id = Guid.NewGuid(),
            Queue = ReportRoute.Rules,
            ItemKind = ItemKind.Action,
            ItemId = "wipe",
            CaseId = world.Here.CaseId,
            CaseState = "new",
            DecisionId = Guid.NewGuid(),
            ResponseId = Guid.NewGuid(),
            ReporterId = Guid.NewGuid(),
            ReportedAt = world.Database.Clock.GetUtcNow(),
            Status = DocumentReportStatus.Open,
        };

    private static DecisionLookRow Look(DeskWorld world) =>
        new()
        {
            TenantId = world.Here.TenantId,
            DecisionId = Guid.NewGuid(),
            CaseId = world.Here.CaseId,
            ActorId = world.Here.Agent.PersonId,
            DecidedAt = world.Database.Clock.GetUtcNow(),
            ActionKey = "wipe",
            PutAt = world.Database.Clock.GetUtcNow(),
            IsRisky = true,
        };

    private static async Task ChangeAsync(DeskWorld world, Action<ConsoleDbContext> change)
    {
        await using var db = world.Open();
        change(db);
        await db.SaveChangesAsync(Token);
    }
}
