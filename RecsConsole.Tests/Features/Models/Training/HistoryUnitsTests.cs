using RecsConsole.Engine.Access;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Models;
using RecsConsole.Features.Models.Training;
using RecsConsole.Platform.Changes;
using RecsConsole.Tenancy.Models;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Models.Training;

/// <summary>The finished cases of a tenant as examples for each unit: actions, documents and people.</summary>
public sealed class HistoryUnitsTests
{
    [Theory]
    [InlineData(SlateKind.Action, 2 * DeskHistory.Cases)]
    [InlineData(SlateKind.Document, DeskHistory.Cases * 9 / 10)]
    [InlineData(SlateKind.Expert, DeskHistory.Cases)]
    public async Task Each_unit_is_trained_and_registered_from_finished_cases(SlateKind kind, int least)
    {
        await using var world = await DeskHistory.OpenAsync(options => options.MinCalibration = 10);
        await world.AddAsync(world.Here);
        await world.AddUsedDocumentsAsync(world.Here);

        var result = await world.TrainAsync(change: request => request with { Kind = kind });

        var (version, report) = result.Value.ShouldNotBeNull(result.Error?.Message);
        var row = (await world.ModelsAsync()).ShouldHaveSingleItem();
        (row.Kind, row.Status, row.Version).ShouldBe((kind.ToItemKind(), ModelStatus.Shadow, version));
        ModelContent.Unpack(row.Content, row.ContentHash).Kind.ShouldBe(kind);
        report.Sources!.History.ShouldBeGreaterThanOrEqualTo(least);
        report.Card.ShouldNotBeNull().Periods.ShouldAllBe(period => period.EndedWell > 0 && period.EndedWell < period.Used);
        var card = report.CardOf(version);
        card.BrierSkill.ShouldNotBeNull().Value.ShouldBeGreaterThan(0, "better than the base rate alone");
        (card.PermissionViolations, card.ConstraintViolations).ShouldBe((0, 0));
    }

    [Fact]
    public async Task Document_that_was_used_is_graded_by_the_ending_and_the_others_of_that_moment_are_not_used()
    {
        await using var world = await DeskHistory.OpenAsync();
        await world.AddAsync(world.Here, cases: 60);
        await world.AddUsedDocumentsAsync(world.Here);
        var rows = new ExampleRows(new AccessPolicy(), SlateKind.Document);

        var examples = await world.BuildExamplesAsync(SlateKind.Document);

        examples.Count.ShouldBe(54, "a case without any used document shows nothing");
        examples.Select(example => example.Grades.ShouldHaveSingleItem().Key).Distinct().ShouldBe(["guide", "manual"], ignoreOrder: true);
        // whoever wiped was late
        examples.Where(example => example.Grades.ContainsKey("manual")).ShouldAllBe(example => example.Grades["manual"] == Grade.Done);
        examples.Select(example => example.Grades.Values.Single()).Distinct().ShouldBe([Grade.Done, Grade.EndedWell], ignoreOrder: true);
        foreach (var example in examples)
        {
            example.Snapshot.At.ShouldBe(example.Key.At);
            example.Snapshot.Case.State.ShouldBe("new");
            example.Snapshot.Visible.SimilarCases.ShouldAllBe(hit => hit.ResolvedAt <= example.Key.At);
            var ranked = rows.Of(example);
            // one that has expired since was in force for some of them
            ranked.Candidates.Select(each => each.Id).Where(id => id != "expired").ShouldBe(["guide", "manual"], ignoreOrder: true);
            ranked.Grades.Max().ShouldBe(example.Grades.Values.Single());
            ranked.Grades.Count(grade => grade == Grade.NotDone).ShouldBe(ranked.Grades.Count - 1);
        }
    }

    [Fact]
    public async Task Document_is_a_candidate_only_of_moments_at_which_it_was_in_force()
    {
        await using var world = await DeskHistory.OpenAsync();
        await world.AddAsync(world.Here, cases: 60);
        await world.AddUsedDocumentsAsync(world.Here);
        var since = world.Database.Clock.GetUtcNow().AddDays(-60);
        await world.ChangeAsync(
            ChangeKind.Document,
            db =>
            {
                var late = new DeskCatalog(world.Here.TenantId, since).Document("late");
                late.EffectiveFrom = since;
                db.Add(late);
            }
        );

        var examples = await world.BuildExamplesAsync(SlateKind.Document);

        foreach (var part in examples.ToLookup(example => example.Key.At >= since))
        {
            part.ShouldNotBeEmpty();
            part.ShouldAllBe(example => example.Snapshot.Visible.Documents.Any(hit => hit.Key == "late") == part.Key);
        }
    }

    [Fact]
    public async Task Person_who_finished_the_case_is_right_and_others_who_worked_on_it_are_not_wrong()
    {
        await using var world = await DeskHistory.OpenAsync();
        await world.AddAsync(world.Here, cases: 60);
        await world.ChangeAsync(
            ChangeKind.Case,
            db =>
            {
                var known = db.Cases.Single(row => row.Key == "H-10").Id;
                db.CaseEvents.Single(row => row.CaseId == known && row.Ordinal == 1).ActorId = world.Here.Agent.PersonId;
            }
        );
        var rows = new ExampleRows(new AccessPolicy(), SlateKind.Expert);
        var expert = world.Here.Expert.ToString("D");

        var examples = await world.BuildExamplesAsync(SlateKind.Expert);

        examples.ShouldAllBe(example => example.Grades.Single().Key == expert);
        examples.Count(example => example.Unknown.Count > 0).ShouldBe(1);
        examples.Single(example => example.Unknown.Count > 0).Unknown.ShouldBe([world.Here.Agent.PersonId.ToString("D")]);
        var ranked = rows.Of(examples[^1]);
        ranked.HasSuccess.ShouldBeTrue();
        ranked.Grades.ShouldContain(Grade.NotDone);
        ranked.Candidates.Select(candidate => candidate.Id).ShouldContain(expert);
    }

    [Fact]
    public async Task Case_with_decisions_of_its_own_is_left_to_these()
    {
        await using var world = await DeskHistory.OpenAsync();
        await world.AddAsync(world.Here, cases: 60);
        await world.AddUsedDocumentsAsync(world.Here);
        var all = await world.BuildExamplesAsync(SlateKind.Document);
        var decided = all[7].Key.Id;

        var left = await world.BuildExamplesAsync(SlateKind.Document, new HashSet<Guid> { decided });

        left.Select(example => example.Key.Id).ShouldBe(all.Select(example => example.Key.Id).Where(id => id != decided));
    }
}
