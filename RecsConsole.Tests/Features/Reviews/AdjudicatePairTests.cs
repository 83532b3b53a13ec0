using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Reviews;
using RecsConsole.Features.Reviews.Adjudication;
using RecsConsole.Features.Reviews.Findings;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Reviews;

/// <summary>Cases on which reviewers disagree, and the lead's decision on them.</summary>
public sealed class AdjudicatePairTests
{
    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    [Trait("Req", "R147")]
    public async Task Disagreements_wait_for_a_lead_whose_decision_is_the_verdict_of_the_case(DatabaseProvider provider)
    {
        await using var world = await ReviewWorld.CreateAsync(3, provider);
        var study = await DisagreeAsync(world, 3);
        var queue = (await world.ResultsAsync(study)).Results!;
        var first = queue.Disagreements[0];

        var kept = await world.AdjudicateAsync(world.Lead, study, first.CaseId, PairChoice.Left, "order");
        var again = await world.AdjudicateAsync(world.Lead, study, first.CaseId, PairChoice.Left, "order");

        queue.Disagreements.Count.ShouldBe(3);
        queue.Disagreements.ShouldAllBe(line => line.MayDecide && line.Decided == null);
        queue.Cases.ShouldBe(new(new(0, 0), 0, 0, Undecided: 3));
        kept.Value.ShouldBe(1);
        again.Value.ShouldBe(1, "the same decision sent twice");
        var view = (await ReadAsync(world, world.Lead, study, first.CaseId)).Value!;
        (view.Decision!.Choice, view.Decision.By, view.Decision.Reasons.Single()).ShouldBe((PairChoice.Left, "Person lena", "order"));
        var results = (await world.ResultsAsync(study)).Results!;
        (results.Cases.Undecided, results.Cases.WinsOfA.Decided).ShouldBe((2, 1));
        results.Disagreements.Single(line => line.CaseId == first.CaseId).Decided!.Reviewer.ShouldBe("Person lena");
        await using var db = world.Desk.Open();
        (await db.AuditEntries.CountAsync(entry => entry.Operation == "adjudicate.pair")).ShouldBe(1);
    }

    [Fact]
    public async Task Sides_are_those_of_the_pair_as_the_first_reviewer_saw_it()
    {
        await using var world = await ReviewWorld.CreateAsync(6);
        var study = await DisagreeAsync(world, 6);

        foreach (var line in (await world.ResultsAsync(study)).Results!.Disagreements)
        {
            var view = (await ReadAsync(world, world.Lead, study, line.CaseId)).Value!;
            var choice = ReviewWorld.ForTheModel(view.Left, view.Right);
            view.Said.ShouldContain(said => said.Choice == choice);
            view.Said.ShouldContain(said => said.Choice == PairChoice.Equal);
            (await world.AdjudicateAsync(world.Lead, study, line.CaseId, choice)).IsOk.ShouldBeTrue();
        }

        var cases = (await world.ResultsAsync(study)).Results!.Cases;
        cases.ShouldBe(new(new(0, 6), 0, 0, 0), "the model is system B, whatever side it stood on");
    }

    [Fact]
    [Trait("Req", "R57")]
    public async Task Only_a_lead_who_may_see_the_case_and_has_not_judged_it_decides()
    {
        await using var world = await ReviewWorld.CreateAsync(2);
        var both = await world.AddPersonAsync("laura", [ConsoleRole.Lead, ConsoleRole.Reviewer]);
        var study = (await world.MakeAsync(world.Ask(2, 100, world.Rita, both))).Id;
        await world.JudgeAllAsync(world.Rita, study, ReviewWorld.ForTheModel);
        await world.JudgeAllAsync(both, study, _ => PairChoice.Equal);
        var disputed = (await world.ResultsAsync(study)).Results!.Disagreements[0].CaseId;

        var reviewer = await world.AdjudicateAsync(world.Rita, study, disputed, PairChoice.Left);
        var judge = await world.AdjudicateAsync(both, study, disputed, PairChoice.Left);
        await world.Desk.ChangeAsync(
            ChangeKind.Case,
            db => db.Cases.Where(row => row.Id == disputed).ToList().ForEach(row => row.Classification = 3)
        );
        var hidden = await world.AdjudicateAsync(world.Lead, study, disputed, PairChoice.Left);
        var read = await ReadAsync(world, world.Lead, study, disputed);

        reviewer.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        judge.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        hidden.Error!.Kind.ShouldBe(ErrorKind.NotFound);
        read.Error!.Kind.ShouldBe(ErrorKind.NotFound);
        await using var db = world.Desk.Open();
        (await db.StudyAdjudications.AnyAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task What_was_decided_meanwhile_is_not_overwritten_and_wrong_input_changes_nothing()
    {
        await using var world = await ReviewWorld.CreateAsync(1);
        var study = await DisagreeAsync(world, 1);
        var disputed = (await world.ResultsAsync(study)).Results!.Disagreements[0].CaseId;
        (await world.AdjudicateAsync(world.Lead, study, disputed, PairChoice.Left)).IsOk.ShouldBeTrue();
        var adjudicate = world.Desk.Get<AdjudicatePair>();

        var late = await adjudicate.RunAsync(world.Lead, new(study, disputed, PairChoice.Right, [], 0), CancellationToken.None);
        var choice = await adjudicate.RunAsync(world.Lead, new(study, disputed, (PairChoice)9, [], 1), CancellationToken.None);
        var reason = await adjudicate.RunAsync(world.Lead, new(study, disputed, PairChoice.Right, ["none"], 1), CancellationToken.None);
        var agreed = await adjudicate.RunAsync(world.Lead, new(study, Guid.NewGuid(), PairChoice.Right, [], 0), CancellationToken.None);

        late.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        choice.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        reason.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        agreed.Error!.Kind.ShouldBe(ErrorKind.NotFound);
        (await ReadAsync(world, world.Lead, study, disputed)).Value!.Decision!.Choice.ShouldBe(PairChoice.Left);
    }

    // One reviewer prefers the model in every case; the other says that both are equally good.
    private static async Task<Guid> DisagreeAsync(ReviewWorld world, int cases)
    {
        var study = (await world.MakeAsync(world.Ask(cases, overlap: 100))).Id;
        await world.JudgeAllAsync(world.Rita, study, ReviewWorld.ForTheModel);
        await world.JudgeAllAsync(world.Felix, study, _ => PairChoice.Equal);
        return study;
    }

    private static Task<Result<AdjudicationView>> ReadAsync(ReviewWorld world, Actor actor, Guid study, Guid found) =>
        world.Desk.Get<ReadAdjudication>().RunAsync(actor, study, found, CancellationToken.None);
}
