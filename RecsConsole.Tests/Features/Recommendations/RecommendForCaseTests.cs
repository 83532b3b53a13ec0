using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Replay;
using RecsConsole.Engine.Sentences;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Similar;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Cards;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Tenancy;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations;

/// <summary>Opening a case, on every available database.</summary>
public sealed class RecommendForCaseTests
{
    public static TheoryData<DatabaseProvider> Databases => DatabaseProviders.Running;

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Req", "R1")]
    [Trait("Req", "R77")]
    public async Task Three_slates_come_from_one_recorded_decision(DatabaseProvider provider)
    {
        await using var world = await DeskWorld.CreateAsync(provider);

        var shown = await world.RecommendAsync();

        shown.Slate(SlateKind.Action).Items.Select(item => item.Id).ShouldBe(["notice", "ask", "wipe"], ignoreOrder: true);
        shown.Slate(SlateKind.Action).Items[0].Policy.ShouldBe("Printing policy");
        shown.Slate(SlateKind.Document).Items.Select(item => item.Id).ShouldBe(["guide"]);
        shown.Slate(SlateKind.Expert).Items.Select(item => item.Title).ShouldBe(["Person expert"]);
        var ask = shown.Slate(SlateKind.Action).Items.Single(item => item.Id == "ask");
        ask.Confidence.ShouldBe(ConfidenceLabel.High);
        ClaimRenderer.Text(ask.ConfidenceReason).ShouldContain("14 similar resolved cases used this action in this state, 14 of them");
        await using var db = world.Open();
        var row = await db.Decisions.SingleAsync();
        row.Id.ShouldBe(shown.DecisionId!.Value);
        (await db.AuditEntries.CountAsync(entry => entry.ObjectId == row.Id.ToString())).ShouldBe(1);
    }

    [Fact]
    [Trait("Req", "R39")]
    [Trait("Req", "R58")]
    [Trait("Req", "R135")]
    public async Task Document_that_is_expired_draft_restricted_or_regional_is_not_shown_and_a_withdrawn_one_is_gone_at_once()
    {
        await using var world = await DeskWorld.CreateAsync();
        var before = await world.RecommendAsync();

        await world.ChangeAsync(
            ChangeKind.Document,
            db => db.Documents.Single(row => row.Key == "guide").Status = DocumentStatus.Withdrawn
        );
        var after = await world.RecommendAsync(before.DecisionId);

        before.Slate(SlateKind.Document).Items.Select(item => item.Id).ShouldBe(["guide"]);
        after.DecisionId.ShouldNotBe(before.DecisionId);
        after.Slate(SlateKind.Document).Items.ShouldBeEmpty();
        after.Slate(SlateKind.Document).EmptyReason.ShouldNotBeNull();
        after.Slate(SlateKind.Document).Excluded.Select(entry => entry.Code).ShouldContain("document_not_current");
    }

    [Fact]
    [Trait("Req", "R21")]
    [Trait("Req", "R50")]
    public async Task Action_that_state_catalog_or_role_does_not_allow_is_not_shown()
    {
        await using var world = await DeskWorld.CreateAsync();

        var shown = await world.RecommendAsync();

        var ids = shown.Slate(SlateKind.Action).Items.Select(item => item.Id).ToList();
        ids.ShouldNotContain("fix");
        ids.ShouldNotContain("retired");
        ids.ShouldNotContain("draft");
        ids.ShouldNotContain("price");
        shown.Slate(SlateKind.Action).Excluded.ShouldContain(entry => entry.Code == "role_not_allowed");
    }

    [Fact]
    [Trait("Req", "R41")]
    [Trait("Req", "R44")]
    public async Task Person_who_is_away_loaded_in_conflict_or_gone_is_not_proposed()
    {
        await using var world = await DeskWorld.CreateAsync();

        var shown = await world.RecommendAsync();

        shown
            .Slate(SlateKind.Expert)
            .Excluded.Select(entry => entry.Code)
            .ShouldBe(["conflict_of_interest", "expert_overloaded", "expert_unavailable"], ignoreOrder: true);
    }

    [Fact]
    [Trait("Req", "R48")]
    [Trait("Req", "R58")]
    public async Task Permission_source_that_is_down_means_empty_slates_that_say_so_and_an_audit_entry()
    {
        await using var world = await DeskWorld.CreateAsync(replace: services =>
            services.Replace(ServiceDescriptor.Singleton<AccessPolicy, BrokenAccessPolicy>())
        );

        var shown = await world.RecommendAsync();

        shown.DecisionId.ShouldBeNull();
        shown.Notice.ShouldNotBeNull().ShouldContain("could not be checked");
        shown.Slates.ShouldAllBe(slate => slate.Items.Count == 0 && slate.EmptyReason != null);
        await using var db = world.Open();
        var entry = await db.AuditEntries.SingleAsync();
        entry.Outcome.ShouldBe("failed");
        entry.ObjectId.ShouldBe(world.Here.CaseId.ToString());
    }

    [Fact]
    [Trait("Req", "R51")]
    public async Task Case_of_another_tenant_is_not_found_and_its_cases_are_no_neighbours()
    {
        await using var world = await DeskWorld.CreateAsync();

        var foreign = await world.TryRecommendAsync(world.Here.Agent, world.Elsewhere.CaseId);
        var own = await world.RecommendAsync();

        foreign.Error!.Kind.ShouldBe(ErrorKind.NotFound);
        own.SimilarCases.Count.ShouldBe(8);
        await using var db = world.Open();
        var keys = await db.Cases.Select(row => row.Key).ToListAsync();
        own.SimilarCases.ShouldAllBe(similar => keys.Contains(similar.Key));
        var reason = own.Slate(SlateKind.Action).Items.Single(item => item.Id == "ask").ConfidenceReason;
        ClaimRenderer.Text(reason).ShouldContain("14 similar"); // 28 with the other tenant's
    }

    [Fact]
    [Trait("Req", "R56")]
    public async Task Finished_case_that_became_restricted_is_not_counted_on_the_next_opening()
    {
        await using var world = await DeskWorld.CreateAsync();
        var before = await world.RecommendAsync();
        await world.ChangeAsync(ChangeKind.Case, db => db.Cases.First(row => row.Key == "T-100").Classification = 3);

        var after = await world.RecommendAsync(before.DecisionId);

        var reason = after.Slate(SlateKind.Action).Items.Single(item => item.Id == "ask").ConfidenceReason;
        ClaimRenderer.Text(reason).ShouldContain("13 similar");
    }

    [Fact]
    [Trait("Req", "R49")]
    public async Task Case_restricted_while_ranking_empties_the_slates_at_final_validation()
    {
        await using var world = await DeskWorld.CreateAsync(replace: services =>
            services.Replace(ServiceDescriptor.Singleton<ICaseSource, RevokingCaseSource>())
        );

        var shown = await world.RecommendAsync();

        shown.DecisionId.ShouldNotBeNull();
        shown.Slates.ShouldAllBe(slate => slate.Items.Count == 0);
        shown.Slates.SelectMany(slate => slate.Excluded).ShouldContain(entry => entry.Code == "clearance");
    }

    [Fact]
    [Trait("Req", "R18")]
    public async Task Case_may_come_from_another_system()
    {
        await using var world = await DeskWorld.CreateAsync(replace: services =>
            services.Replace(ServiceDescriptor.Singleton<ICaseSource, ForeignCaseSource>())
        );

        var shown = (await world.TryRecommendAsync(world.Here.Agent, ForeignCaseSource.CaseId)).Value!;
        var dismissed = await world.RespondAsync(
            new(Guid.NewGuid(), shown.DecisionId!.Value, ResponseKind.Dismiss, SlateKind.Action, "ask", DismissReasons.NotApplicable)
        );
        var after = (await world.TryRecommendAsync(world.Here.Agent, ForeignCaseSource.CaseId, shown.DecisionId)).Value!;

        shown.Slate(SlateKind.Action).Items.ShouldContain(item => item.Id == "ask");
        dismissed.Error.ShouldBeNull();
        after.DecisionId.ShouldNotBe(shown.DecisionId);
        after.Slate(SlateKind.Action).Items.ShouldNotContain(item => item.Id == "ask");
        await using var db = world.Open();
        (await ReasonsAsync(db, shown, "ask")).ShouldBeEmpty();
        (await ReasonsAsync(db, after, "ask")).ShouldBe(
            [ReasonCode.DismissedByActor],
            "it was left out for the answer and for nothing else"
        );
        (await db.Responses.SingleAsync()).CaseId.ShouldBe(ForeignCaseSource.CaseId);
        (await db.Cases.AnyAsync(row => row.Id == ForeignCaseSource.CaseId)).ShouldBeFalse("the other system keeps it");
    }

    [Fact]
    public async Task Asking_again_keeps_the_decision_until_something_that_matters_moved()
    {
        await using var world = await DeskWorld.CreateAsync();
        var first = await world.RecommendAsync();
        world.Database.Clock.Advance(TimeSpan.FromMinutes(3));

        var same = await world.RecommendAsync(first.DecisionId);
        await world.AcceptAsync(first, "ask");
        var moved = await world.RecommendAsync(first.DecisionId);

        same.DecisionId.ShouldBe(first.DecisionId);
        moved.DecisionId.ShouldNotBe(first.DecisionId);
        moved.Slate(SlateKind.Action).Items.Select(item => item.Id).ShouldBe(["fix"]);
        await using var db = world.Open();
        var rows = await db.Decisions.OrderBy(row => row.Id).ToListAsync();
        rows[1].ParentId.ShouldBe(rows[0].Id);
        rows[1].Seed.ShouldBe(rows[0].Seed);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Req", "R154")]
    public async Task Stored_decision_replays_to_the_same_bytes(DatabaseProvider provider)
    {
        await using var world = await DeskWorld.CreateAsync(provider);
        await world.RecommendAsync();
        await using var db = world.Open();
        var bundle = await DecisionBundles.ReadBundleAsync(db, await db.Decisions.SingleAsync(), CancellationToken.None);

        var verdict = CanonicalJson.Deserialize<ReplayVerdict>(ReplayEntry.Run(bundle.Serialize()));

        verdict.FirstDifference.ShouldBeNull();
        verdict.Outcome.ShouldBe(ReplayVerdict.Identical);
    }

    [Fact]
    [Trait("Req", "R156")]
    public async Task Nothing_is_shown_when_the_audit_entry_cannot_be_written()
    {
        await using var world = await DeskWorld.CreateAsync();
        await world.RecommendAsync(); // stores the shared parts and builds the indexes
        await using (var db = world.Open())
        {
            await db.Database.ExecuteSqlRawAsync(
                "CREATE TRIGGER refuse BEFORE INSERT ON AuditEntries BEGIN SELECT RAISE(ABORT, 'disk full'); END"
            );
        }

        await Should.ThrowAsync<DbUpdateException>(() => world.RecommendAsync());

        await using var after = world.Open();
        (await after.Decisions.CountAsync()).ShouldBe(1);
    }

    [Fact]
    [Trait("Req", "R150")]
    public async Task Snapshot_and_audit_hold_no_names_and_no_text()
    {
        await using var world = await DeskWorld.CreateAsync();
        await world.RecommendAsync();
        await using var db = world.Open();
        var row = await db.Decisions.SingleAsync();
        var bundle = await DecisionBundles.ReadBundleAsync(db, row, CancellationToken.None);

        var stored = string.Concat(
            System.Text.Encoding.UTF8.GetString(bundle.Snapshot),
            string.Concat(bundle.Parts.Values.Select(System.Text.Encoding.UTF8.GetString)),
            System.Text.Encoding.UTF8.GetString(Brotli.Decompress(row.Output)),
            string.Concat((await db.AuditEntries.ToListAsync()).Select(entry => entry.DetailsJson))
        );

        stored.ShouldNotContain("Person ");
        stored.ShouldNotContain("@test.example");
        stored.ShouldNotContain("firmware");
        stored.ShouldNotContain("Printer jams");
        stored.ShouldNotContain("Do ask");
    }

    // Why an action was excluded from a recorded decision.
    private static async Task<IEnumerable<ReasonCode>> ReasonsAsync(ConsoleDbContext db, ShownDecision of, string action)
    {
        var row = await db.Decisions.SingleAsync(each => each.Id == of.DecisionId);
        return DecisionContent
            .OutputOf(row)
            .Single(slate => slate.Kind == SlateKind.Action)
            .Excluded.Where(each => each.Id == action)
            .SelectMany(each => each.Reasons);
    }
}
