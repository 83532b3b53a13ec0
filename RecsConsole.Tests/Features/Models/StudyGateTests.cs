using RecsConsole.Database;
using RecsConsole.Features.Reviews;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Ranking;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Models;

/// <summary>The result of a blind comparison by people decides whether a model may rank.</summary>
[Trait("Req", "R148")]
public sealed class StudyGateTests
{
    private const int Enough = 12;

    [Fact]
    public async Task Model_that_people_clearly_like_less_is_blocked_with_the_figures()
    {
        await using var world = await ModelWorld.OpenAsync();
        var version = await world.RegisterAsync();
        await CloseStudyAsync(world, version, "November", won: 1, lost: Enough);

        var proposed = await world.ProposeAsync(world.Adele, version);

        proposed.Error!.Message.ShouldContain("Reviewers prefer");
        proposed.Error.Message.ShouldContain("\"November\": it was preferred in 1 of 13 decided cases");
        (await world.RowAsync(version)).ProposedStatus.ShouldBeNull();
    }

    [Theory]
    [InlineData(7, 6, "as many")]
    [InlineData(0, 9, "too few to say")]
    [InlineData(Enough, 1, "the model is preferred")]
    public async Task Study_that_does_not_speak_against_it_lets_it_through(int won, int lost, string what)
    {
        await using var world = await ModelWorld.OpenAsync();
        var version = await world.RegisterAsync();
        await CloseStudyAsync(world, version, "November", won, lost);

        (await world.ProposeAsync(world.Adele, version)).Error.ShouldBeNull(what);
    }

    [Fact]
    public async Task Latest_closed_study_counts_and_one_that_is_open_does_not()
    {
        await using var world = await ModelWorld.OpenAsync();
        var version = await world.RegisterAsync();
        await CloseStudyAsync(world, version, "First", won: 1, lost: Enough);
        world.Desk.Database.Clock.Advance(TimeSpan.FromDays(1));
        await CloseStudyAsync(world, version, "Open", won: 0, lost: Enough, StudyStatus.Open);

        (await world.ProposeAsync(world.Adele, version)).Error!.Message.ShouldContain("\"First\"");

        await CloseStudyAsync(world, version, "Second", won: Enough, lost: 1);
        (await world.ProposeAsync(world.Adele, version)).Error.ShouldBeNull();
    }

    [Fact]
    public async Task Study_that_is_closed_after_the_proposal_stops_the_promotion()
    {
        await using var world = await ModelWorld.OpenAsync();
        var version = await world.RegisterAsync();
        (await world.ProposeAsync(world.Adele, version)).Error.ShouldBeNull();
        await CloseStudyAsync(world, version, "November", won: 1, lost: Enough);

        var promoted = await world.PromoteAsync(world.Rupert, version);

        promoted.Error!.Message.ShouldContain("Reviewers prefer");
        (await world.RowAsync(version)).Status.ShouldBe(ModelStatus.Shadow);
    }

    [Fact]
    public async Task Case_that_two_judged_differently_counts_for_whom_the_lead_decided()
    {
        await using var world = await ModelWorld.OpenAsync();
        var version = await world.RegisterAsync();
        var study = await CloseStudyAsync(world, version, "November", won: Enough, lost: 0, second: PairVerdict.A);

        (await world.ProposeAsync(world.Adele, version)).Error.ShouldBeNull("nobody has decided");
        await world.Desk.ChangeAsync(
            ChangeKind.Study,
            db =>
            {
                var cases = db.StudyPairs.Where(pair => pair.StudyId == study).Select(pair => pair.CaseId).Distinct().ToList();
                db.StudyAdjudications.AddRange(cases.Select(found => Decided(db.TenantId, study, found)));
            }
        );

        var promoted = await world.PromoteAsync(world.Rupert, version);
        promoted.Error!.Message.ShouldContain($"in 0 of {Enough} decided cases");
    }

    // The model is system B.
    private static async Task<Guid> CloseStudyAsync(
        ModelWorld world,
        string version,
        string name,
        int won,
        int lost,
        StudyStatus status = StudyStatus.Closed,
        PairVerdict? second = null
    )
    {
        var (id, at) = (Guid.NewGuid(), world.Desk.Database.Clock.GetUtcNow());
        var model = (await world.RowAsync(version)).Id.ToString("D");
        await world.Desk.ChangeAsync(
            ChangeKind.Study,
            db =>
            {
                db.Studies.Add(
                    new()
                    {
                        TenantId = db.TenantId,
                        Id = id,
                        Name = name,
                        Status = status,
                        SystemA = RankingSystem.Heuristic,
                        SystemB = model,
                        VersionA = "rules",
                        VersionB = version,
                        Kind = ItemKind.Action,
                        CreatedAt = at,
                        ClosedAt = status is StudyStatus.Closed ? at : null,
                        Revision = 1,
                    }
                );
                for (var i = 0; i < won + lost; i++)
                {
                    var found = Guid.NewGuid();
                    db.StudyPairs.Add(Pair(db.TenantId, id, world.Adele, found, i + 1, i < won ? PairVerdict.B : PairVerdict.A));
                    if (second is not null)
                    {
                        db.StudyPairs.Add(Pair(db.TenantId, id, world.Rupert, found, i + 1, second.Value));
                    }
                }
            }
        );
        return id;
    }

    private static StudyPairRow Pair(Guid tenant, Guid study, Actor reviewer, Guid found, int position, PairVerdict verdict) =>
        new()
        {
            TenantId = tenant,
            StudyId = study,
            ReviewerId = reviewer.PersonId,
            Position = position,
            CaseId = found,
            SlateA = StoredSlate.Pack([]),
            SlateB = StoredSlate.Pack([]),
            LabelsJson = "{}",
            Verdict = verdict,
            Revision = 1,
        };

    private static StudyAdjudicationRow Decided(Guid tenant, Guid study, Guid found) =>
        new()
        {
            TenantId = tenant,
            StudyId = study,
            CaseId = found,
            Verdict = PairVerdict.A,
            Revision = 1,
        };
}
