using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Cards;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Recommender.Snapshot;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations.Similar;

/// <summary>The timeline of a case only grows, and what it gains is in the next snapshot, in its features and in the search.</summary>
public sealed class TimelineFeedsTests
{
    public static TheoryData<DatabaseProvider> Databases => DatabaseProviders.Running;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Req", "R23")]
    public async Task Event_changes_the_next_snapshot_only_and_its_features(DatabaseProvider provider)
    {
        await using var world = await DeskWorld.CreateAsync(provider);
        var first = await world.RecommendAsync();
        var before = await StoredAsync(world, first);

        (await world.AcceptAsync(first, "ask")).IsOk.ShouldBeTrue();
        var second = await world.RecommendAsync(first.DecisionId);

        var (kept, next) = (await StoredAsync(world, first), await StoredAsync(world, second));
        kept.Row.Snapshot.ShouldBe(before.Row.Snapshot, "what was known then stays as it was known");
        (kept.Row.InputHash, kept.Row.StageDigestsJson).ShouldBe((before.Row.InputHash, before.Row.StageDigestsJson));
        next.Row.InputHash.ShouldNotBe(kept.Row.InputHash);
        next.Snapshot.Case.Revision.ShouldBeGreaterThan(kept.Snapshot.Case.Revision);
        next.Snapshot.Parts.ShouldBe(kept.Snapshot.Parts, "an event of a case changes nothing that cases share");
        kept.Snapshot.History.ShouldBeEmpty();
        next.Snapshot.History.ShouldHaveSingleItem().Activity.ShouldBe("ask");
        (DoneBefore(kept.Snapshot), DoneBefore(next.Snapshot)).ShouldBe((0L, FixedPoint.One));
    }

    [Fact]
    [Trait("Req", "R23")]
    public async Task Search_for_similar_cases_follows_what_was_done_on_the_case()
    {
        await using var world = await DeskWorld.CreateAsync();
        await world.ChangeAsync(ChangeKind.Case, LeaveHardlyAnyText);
        var before = await SimilarAsync(world);

        await world.ChangeAsync(
            ChangeKind.Case,
            db =>
                CaseEvents.Append(
                    db,
                    db.Cases.Single(row => row.Id == world.Here.CaseId),
                    new("asked", "ask", CaseEventKind.Action, world.Here.Expert, world.Database.Clock.GetUtcNow()) { FromState = "new" }
                )
        );
        var after = await SimilarAsync(world);

        IsNearest(before).ShouldBeFalse();
        IsNearest(after).ShouldBeTrue("only in this case the customer was asked, too");
    }

    [Fact]
    [Trait("Req", "R23")]
    public async Task Step_of_a_finished_case_is_in_the_next_snapshot_of_a_similar_one()
    {
        await using var world = await DeskWorld.CreateAsync();
        var ended = await EndedAsync(world);
        var before = await SimilarAsync(world);

        await world.ChangeAsync(
            ChangeKind.Case,
            db =>
                CaseEvents.Append(
                    db,
                    db.Cases.Single(row => row.Id == ended),
                    new("noticed", "notice", CaseEventKind.Action, world.Here.Expert, world.Database.Clock.GetUtcNow().AddDays(-19))
                    {
                        FromState = "resolved",
                    }
                )
        );
        await world.Get<SearchSnapshots>().RebuildAsync(world.Here.Agent, Token);
        var after = await SimilarAsync(world);

        StepsOf(before, ended).ShouldBe(["ask", "fix"]);
        StepsOf(after, ended).ShouldBe(["ask", "fix", "notice"]);
    }

    [Fact]
    [Trait("Req", "R23")]
    public async Task Line_stays_in_the_timeline_when_its_step_is_taken_back()
    {
        await using var world = await DeskWorld.CreateAsync();
        var given = await world.AcceptAsync(await world.RecommendAsync(), "ask");
        var before = (await LinesAsync(world)).ShouldHaveSingleItem();

        await world.Get<UndoResponse>().RunAsync(world.Here.Agent, given.Value!.ResponseId, Token);
        (await world.AcceptAsync(await world.RecommendAsync(), "ask")).IsOk.ShouldBeTrue();

        var lines = await LinesAsync(world);
        lines.Select(line => (line.Ordinal, line.Kind)).ShouldBe([(1, CaseEventKind.TakenBack), (2, CaseEventKind.Action)]);
        WordsOf(lines[0]).ShouldBe(WordsOf(before), "only the mark that it was taken back is new");
    }

    private static long DoneBefore(CaseSnapshot snapshot)
    {
        var matrix = new FeatureExtractor().Extract(snapshot, SlateKind.Action, [new Candidate(SlateKind.Action, "ask", [])]);
        return matrix.Rows.ShouldHaveSingleItem()[matrix.ColumnOf(FeatureColumns.DoneBefore)];
    }

    private static async Task<(DecisionRow Row, CaseSnapshot Snapshot)> StoredAsync(DeskWorld world, ShownDecision shown)
    {
        await using var db = world.Open();
        var row = await db.Decisions.AsNoTracking().SingleAsync(each => each.Id == shown.DecisionId, Token);
        var parts = await DecisionBundles.ReadPartsAsync(db, row.PartHashes, Token);
        return (row, DecisionContent.SnapshotOf(row).WithParts(hash => parts.GetValueOrDefault(hash)));
    }

    private static async Task<IReadOnlyList<SimilarCaseHit>> SimilarAsync(DeskWorld world)
    {
        await using var db = world.Open();
        var opened = await world.Get<SnapshotLoader>().ReadAsync(db, world.Here.Agent, world.Here.CaseId, Token);
        return opened.Loaded.ShouldNotBeNull().Snapshot.Visible.SimilarCases;
    }

    private static async Task<Guid> EndedAsync(DeskWorld world)
    {
        await using var db = world.Open();
        return await db.Cases.Where(row => row.Key == "T-100").Select(row => row.Id).SingleAsync(Token);
    }

    private static async Task<List<CaseEventRow>> LinesAsync(DeskWorld world)
    {
        await using var db = world.Open();
        return await db
            .CaseEvents.AsNoTracking()
            .Where(row => row.CaseId == world.Here.CaseId)
            .OrderBy(row => row.Ordinal)
            .ToListAsync(Token);
    }

    // Cases without a description are compared by what was done in them; the customer was asked in one finished case only.
    private static void LeaveHardlyAnyText(ConsoleDbContext db)
    {
        foreach (var row in db.Cases)
        {
            row.Description = "";
        }

        var asked = db.Cases.Single(row => row.Key == "T-100").Id;
        foreach (var step in db.CaseEvents.Where(row => row.Activity == "ask" && row.CaseId != asked))
        {
            step.Activity = "notice";
        }
    }

    private static bool IsNearest(IReadOnlyList<SimilarCaseHit> found)
    {
        var asked = found.Single(hit => hit.Steps.Any(step => step.Activity == "ask"));
        return found.Where(hit => hit != asked).All(hit => hit.Score < asked.Score);
    }

    private static IEnumerable<string> StepsOf(IEnumerable<SimilarCaseHit> found, Guid id) =>
        found.Single(hit => hit.CaseId == id).Steps.Select(step => step.Activity);

    private static (string, string, Guid?, DateTimeOffset, string?, string?, string, Guid?) WordsOf(CaseEventRow row) =>
        (row.EventKey, row.Activity, row.ActorId, row.At, row.FromState, row.ToState, row.AttributesJson, row.DecisionId);
}
