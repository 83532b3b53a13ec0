using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Judgements;
using RecsConsole.Database;
using RecsConsole.Features.Reviews;
using RecsConsole.Features.Reviews.Findings;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Reviews;

/// <summary>Judgements of a closed study are labels with their provenance, apart from those of what was done.</summary>
public sealed class JudgementLabelsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Closed_study_gives_the_preferred_item_at_the_first_difference_of_each_case()
    {
        await using var world = await ReviewWorld.CreateAsync(12);
        var study = (await world.MakeAsync(world.Ask(6, 0, world.Rita))).Id;
        await world.JudgeAllAsync(world.Rita, study, ReviewWorld.ForTheModel);
        (await ReadAsync(world)).ShouldBeEmpty("the study is open");

        await CloseAsync(world, study);
        var labels = await ReadAsync(world);

        await using var db = world.Desk.Open();
        var pairs = await db.StudyPairs.AsNoTracking().ToListAsync(Token);
        labels.Count.ShouldBe(6);
        foreach (var label in labels)
        {
            var pair = pairs.Single(row => row.CaseId == label.CaseId);
            var (a, b) = (StoredSlate.Unpack(pair.SlateA), StoredSlate.Unpack(pair.SlateB));
            var place = Enumerable.Range(0, a.Count).First(i => !string.Equals(a[i].Id, b[i].Id, StringComparison.Ordinal));
            var (won, lost) = pair.Verdict is PairVerdict.A ? (a, b) : (b, a);
            (label.Preferred, label.Other).ShouldBe((won[place].Id, lost[place].Id));
            (label.StudyId, label.Study, label.IsAdjudicated).ShouldBe((study, "November", false));
            label.Reviewers.ShouldBe([world.Rita.PersonId]);
        }

        (await db.Labels.CountAsync(Token)).ShouldBe(0, "they never join the labels of outcomes");
    }

    [Fact]
    public async Task Disputed_case_counts_as_the_lead_decided_and_known_answers_and_ties_do_not_count()
    {
        await using var world = await ReviewWorld.CreateAsync(12);
        var study = (await world.MakeAsync(world.Ask(4, 100, world.Rita, world.Felix))).Id;
        var known = (await world.ResultsAsync(study)).Results!.Checks.Markable[0].CaseId;
        await world.JudgeAllAsync(world.Rita, study, ReviewWorld.ForTheModel);
        await world.JudgeAllAsync(world.Felix, study, _ => PairChoice.Equal);
        await CloseAsync(world, study);
        (await ReadAsync(world)).ShouldBeEmpty("every case is disputed and undecided");

        await using (var db = world.Desk.Open())
        {
            var cases = await db.StudyPairs.Select(row => row.CaseId).Distinct().OrderBy(id => id).ToListAsync(Token);
            db.StudyAdjudications.AddRange(
                cases.Select(found => new StudyAdjudicationRow
                {
                    TenantId = db.TenantId,
                    StudyId = study,
                    CaseId = found,
                    Verdict = PairVerdict.A,
                    IsKnownAnswer = found == known,
                    Revision = 1,
                })
            );
            await db.SaveChangesAsync(Token);
        }

        var labels = await ReadAsync(world);
        labels.Select(label => label.CaseId).ShouldNotContain(known);
        labels.Count.ShouldBe(3);
        labels.ShouldAllBe(label => label.IsAdjudicated && label.Reviewers.Count == 2);
    }

    private static async Task<IReadOnlyList<JudgementLabel>> ReadAsync(ReviewWorld world)
    {
        await using var db = world.Desk.Open();
        return await JudgementLabels.ReadAsync(db, ItemKind.Action, Token);
    }

    private static async Task CloseAsync(ReviewWorld world, Guid study) =>
        (await world.Desk.Get<CloseStudy>().RunAsync(world.Lead, new(study), Token)).IsOk.ShouldBeTrue();
}
