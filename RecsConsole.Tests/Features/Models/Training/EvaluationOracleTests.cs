using Microsoft.EntityFrameworkCore;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Ranking;
using RecsConsole.Engine.Slates;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Models;
using RecsConsole.Features.Models.Training;
using RecsConsole.Features.Models.Training.Oracle;
using RecsConsole.Features.Models.Training.Trials;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Models.Training;

/// <summary>The oracle counts violations from the rows of the database, so it detects rules that are broken on purpose.</summary>
public sealed class EvaluationOracleTests
{
    [Theory]
    [InlineData("ask", "")]
    [InlineData("price", "NotPermitted")]
    [InlineData("retired", "NotInForce")]
    [InlineData("draft", "NotInForce")]
    [InlineData("somebody-elses", "OtherTenant")]
    [InlineData("fix", "NotInWorkflow")]
    [Trait("Req", "R114")]
    public async Task Action_is_judged_by_its_row_and_the_workflows(string key, string faults)
    {
        await using var desk = await OracleDesk.CreateAsync();

        (await desk.JudgeAsync(SlateKind.Action, key)).ShouldBe(faults);
    }

    [Theory]
    [InlineData("guide", "")]
    [InlineData("expired", "NotInForce")]
    [InlineData("secret", "NotPermitted")]
    [InlineData("regional", "NotPermitted")]
    [InlineData("supervisors", "NotPermitted")]
    [InlineData("elsewhere", "OtherTenant")]
    [Trait("Req", "R114")]
    public async Task Document_is_judged_by_its_row(string key, string faults)
    {
        await using var desk = await OracleDesk.CreateAsync();

        (await desk.JudgeAsync(SlateKind.Document, key)).ShouldBe(faults);
    }

    [Fact]
    [Trait("Req", "R114")]
    [Trait("Req", "R116")]
    public async Task Pipeline_broken_on_purpose_shows_violations_that_its_own_rules_do_not_see()
    {
        await using var desk = await OracleDesk.CreateAsync();
        // A finished case: the snapshot marks a document as readable, although its row is above the clearance of agents.
        var example = desk.Example with
        {
            IsWhole = true,
        };
        await using var db = desk.World.Open();
        await db.Documents.Where(row => row.Key == "guide").ExecuteUpdateAsync(set => set.SetProperty(row => row.Classification, 3));
        var oracle = await EvaluationOracle.ReadAsync(db, CancellationToken.None);
        var rows = new ExampleRows(new OpenDoors(), SlateKind.Document); // a policy that permits everything
        var broken = ShowAll(rows.Of(example), ["guide", "supervisors"]);

        CardOf(rows, null, ShowAll(rows.Of(example), ["guide"])).PermissionViolations.ShouldBe(0);
        CardOf(rows, oracle, broken).PermissionViolations.ShouldBe(2);
        CardOf(rows, oracle, broken).PermissionViolationRate.ShouldBe(1);
        var baseline = new RankerTrial(ModelReport.Random, rows, oracle);
        baseline.AddShuffled(broken);
        baseline.Card().PermissionViolations.ShouldBe(2, "what a baseline shows is judged too");
    }

    private static Scorecard CardOf(ExampleRows rows, EvaluationOracle? oracle, RankedExample example)
    {
        var trial = new RankerTrial("broken", rows, oracle);
        trial.Add(example, example.Run);
        return trial.Card();
    }

    // The result of a pipeline without rules.
    private static RankedExample ShowAll(RankedExample example, string[] ids)
    {
        var snapshot = example.Example.Snapshot;
        List<Candidate> candidates = [.. ids.Select(id => new Candidate(SlateKind.Document, id, []))];
        var scores = candidates.Select((_, i) => new CandidateScore(1_000_000 - i, 500_000, () => [])).ToList();
        PlacedCandidate[] placed = [.. candidates.Select((candidate, i) => new PlacedCandidate(candidate.Id, i, i + 1, 1_000_000, null))];
        return example with
        {
            Run = example.Run with
            {
                Screening = example.Run.Screening with { Eligible = candidates },
                Features = new(FeatureExtractor.SchemaVersion, FeatureColumns.Of(SlateKind.Document), []),
                Scores = scores,
                Placement = example.Run.Placement with { Placed = placed },
            },
            Grades = [.. ids.Select(_ => (int?)null)],
        };
    }
}
