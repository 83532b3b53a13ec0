using RecsConsole.Database;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Workflow;
using RecsConsole.Features.Models.Training;
using RecsConsole.Platform.Changes;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Models.Training;

/// <summary>A step of a finished case as an example, with the case as it was before the step.</summary>
public sealed class HistoryExamplesTests
{
    [Fact]
    [Trait("Req", "R67")]
    public async Task Later_event_does_not_change_an_earlier_example()
    {
        await using var world = await DeskHistory.OpenAsync();
        await world.AddAsync(world.Here, cases: 60);
        var before = await world.ExamplesAsync();

        await HappenLaterAsync(world);
        var after = await world.ExamplesAsync();

        before.Count.ShouldBeGreaterThan(100);
        var known = before.Where(example => after.ContainsKey(example.Key)).ToList();
        known.Count.ShouldBe(before.Count - 2); // without the two steps of the reopened case
        foreach (var (key, example) in known)
        {
            after[key].ShouldBe(example);
        }
    }

    [Fact]
    [Trait("Req", "R67")]
    public async Task Example_knows_what_was_known_then_and_nothing_else()
    {
        await using var world = await DeskHistory.OpenAsync();
        await world.AddAsync(world.Here, cases: 60);

        var examples = await world.BuildExamplesAsync();

        foreach (var example in examples)
        {
            var snapshot = example.Snapshot;
            snapshot.At.ShouldBe(example.Key.At);
            snapshot.History.ShouldAllBe(step => step.At < snapshot.At);
            snapshot.Visible.SimilarCases.ShouldAllBe(hit => hit.ResolvedAt <= snapshot.At && hit.CaseId != snapshot.Case.Id);
            snapshot.Case.State.ShouldBe(snapshot.History.Count == 0 ? "new" : "working");
        }

        examples[0].Snapshot.Visible.SimilarCases.ShouldBeEmpty();
        examples[^1].Snapshot.Visible.SimilarCases.Count.ShouldBeInRange(50, VisibleFacts.MaxSimilarCases);
        var late = examples.First(example => example.Snapshot.At > example.Snapshot.Case.OpenedAt.AddHours(8));
        late.Snapshot.Case.SlaBand.ShouldBe(SlaBand.Late);
    }

    [Fact]
    [Trait("Req", "R58")]
    public async Task What_the_teams_agents_may_not_see_is_learned_from_nowhere()
    {
        await using var world = await DeskHistory.OpenAsync();
        var closed = new HashSet<Guid>();
        await world.AddAsync(
            world.Here,
            cases: 90,
            change: (row, i) =>
            {
                if (i % 3 == 0)
                {
                    closed.Add(row.Id);
                    (row.Classification, row.Region) = i % 2 == 0 ? (2, "EU") : (1, "US");
                }
            }
        );

        var examples = await world.BuildExamplesAsync();

        // Agents of the other region learn from the case of that region; nobody learns from the one above their clearance.
        examples.ShouldAllBe(example => example.Snapshot.Case.Classification == 1);
        foreach (var example in examples.Where(example => example.Snapshot.Case.Region == "EU"))
        {
            example.Snapshot.Visible.SimilarCases.ShouldAllBe(hit => !closed.Contains(hit.CaseId));
        }
    }

    [Fact]
    [Trait("Req", "R69")]
    public async Task Grade_says_whether_the_step_was_done_and_the_case_ended_well()
    {
        await using var world = await DeskHistory.OpenAsync();
        await world.AddAsync(world.Here, cases: 20);

        var examples = await world.BuildExamplesAsync();

        var wiped = examples.First(example => example.Grades.ContainsKey("wipe"));
        wiped.Grades["wipe"].ShouldBe(1); // done, but late
        var asked = examples.Where(example => example.Grades.ContainsKey("ask")).ToList();
        asked.Select(example => example.Grades["ask"]).Distinct().ShouldBe([1, 2], ignoreOrder: true);
        asked.ShouldAllBe(example => example.IsWhole);
    }

    [Fact]
    public void Periods_follow_each_other_and_learn_from_nothing_that_was_not_known_yet()
    {
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var keys = Enumerable
            .Range(0, 1_000)
            .Select(i => new ExampleKey(ExampleKey.History, Guid.NewGuid(), 1, start.AddHours(i), start.AddHours(i + (i % 50))))
            .ToList();

        var split = TrainingSplit.From(keys, new TrainingOptions());

        var (validationFrom, testFrom) = (split.Validation[0].At, split.Test[0].At);
        split.Train.ShouldAllBe(key => key.At < validationFrom && key.KnownAt < validationFrom);
        split.Validation.ShouldAllBe(key => key.At < testFrom && key.KnownAt < testFrom);
        split.Test.Count.ShouldBe(250);
        split.Count.ShouldBeLessThan(1_000);
    }

    // A case finished later, a note and a document on an old case, and a case reopened today.
    private static async Task HappenLaterAsync(DeskWorld world)
    {
        var now = world.Database.Clock.GetUtcNow();
        await world.AddLaterAsync(world.Here, now.AddDays(-35));
        await world.ChangeAsync(
            ChangeKind.Case,
            db =>
            {
                var cases = db.Cases.Where(row => row.Key.StartsWith("H-")).ToList();
                var (noted, reopened) = (cases[10], cases[11]);
                db.Add(DeskHistory.Event(noted, 3, "note", "resolved", "resolved", now));
                noted.LastEventAt = now;
                db.Add(
                    new CaseDocumentRow
                    {
                        TenantId = noted.TenantId,
                        CaseId = noted.Id,
                        DocumentKey = "guide",
                        At = now,
                    }
                );
                db.Add(DeskHistory.Event(reopened, 3, "reopen", "resolved", "working", now));
                (reopened.Status, reopened.IsOpen, reopened.Reopened) = ("working", true, true);
                (reopened.ResolvedAt, reopened.Resolution, reopened.SlaMet) = (null, null, null);
                (reopened.ResolvedById, reopened.LastEventAt) = (null, now);
            }
        );
    }
}
