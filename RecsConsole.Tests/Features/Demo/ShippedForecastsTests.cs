using RecsConsole.Database;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.NextStep;
using RecsConsole.Engine.Workflow;
using RecsConsole.Features.Demo;
using RecsConsole.Features.Demo.Content;
using RecsConsole.Features.Demo.Lived;
using RecsConsole.Features.Demo.Rows;
using RecsConsole.Features.Demo.Simulation;
using RecsConsole.Recommender.Forecasts;
using RecsConsole.Tests.Golden;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Demo;

/// <summary>
/// With the weights shipped with the demo, a first start needs no training: they fit the generated cases at any start time. UPDATE_GOLDEN=1
/// trains them again, which a change of the model format or the content may require.
/// </summary>
public sealed class ShippedForecastsTests(ITestOutputHelper output)
{
    private const int OtherWorlds = 20;
    private static readonly DateTimeOffset[] s_starts =
    [
        new(2026, 3, 18, 13, 20, 0, TimeSpan.Zero),
        new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero),
        new(2027, 8, 1, 2, 5, 0, TimeSpan.Zero),
    ];

    [Theory]
    [InlineData("brightline", "support")]
    [InlineData("orchard", "compliance")]
    public void Shipped_weights_are_kept_whenever_the_demo_starts(string tenant, string caseType)
    {
        if (GoldenFile.IsUpdating)
        {
            Learn(tenant, caseType); // the next build embeds the new weights
            return;
        }

        var shipped = ShippedForecasts.Read(tenant);

        shipped.Keys.ShouldBe([caseType]);
        foreach (var at in s_starts)
        {
            var sequences = SequencesOf(tenant, SeedDemoTenants.Seed, at);
            var learned = LearnedSteps.From(shipped[caseType], sequences)!;
            learned.LearnedFrom.ShouldBe(shipped[caseType].LearnedFrom);
            learned.Model.Histories.ShouldBe(sequences.Sum(each => each.HasEnded ? each.Events.Count : each.Events.Count - 1));
        }
    }

    private void Learn(string tenant, string caseType)
    {
        var at = new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);
        var learned = LearnedSteps.From(null, OtherWorld(tenant, at))!;
        var bytes = ShippedForecasts.Write(learned);
        var folder = GoldenFile.PathOf($"../../../RecsConsole/Features/Demo/Content/{tenant}");
        File.WriteAllBytes(Path.Combine(folder, $"{caseType}.nextsteps"), bytes);
        Compare(tenant, learned, at);
    }

    // Uses a world with another seed than the demo's, so that the weights do not know its cases. Every rare step of the demo must occur
    // in it, because a first start with a step unknown to the weights would train again.
    private static List<NextStepSequence> OtherWorld(string tenant, DateTimeOffset at)
    {
        var met = s_starts
            .SelectMany(start => ActivitiesOf(SequencesOf(tenant, SeedDemoTenants.Seed, start)))
            .ToHashSet(StringComparer.Ordinal);
        return Enumerable
            .Range(1, OtherWorlds)
            .Select(other => SequencesOf(tenant, SeedDemoTenants.Seed + (ulong)other, at))
            .First(world => met.IsSubsetOf(ActivitiesOf(world)));
    }

    private static IEnumerable<string> ActivitiesOf(IEnumerable<NextStepSequence> sequences) =>
        sequences.SelectMany(each => each.Events).Select(each => each.Activity);

    // The shipped weights must be about as good as weights trained here, measured on the latest fifth of the cases after counting the
    // others.
    private void Compare(string tenant, LearnedSteps shipped, DateTimeOffset at)
    {
        var sequences = SequencesOf(tenant, SeedDemoTenants.Seed, at);
        var (before, after) = (sequences.Take(sequences.Count * 4 / 5).ToList(), sequences.Skip(sequences.Count * 4 / 5).ToList());
        var here = RightOf(LearnedSteps.From(null, before)!, after);
        var there = RightOf(LearnedSteps.From(shipped, before)!, after);
        output.WriteLine($"{tenant}: first guess right {there:F3} with shipped weights, {here:F3} with weights learned here");
        there.ShouldBeGreaterThan(here - 0.02);
    }

    private static double RightOf(LearnedSteps learned, IEnumerable<NextStepSequence> sequences)
    {
        var right = sequences
            .SelectMany(each => learned.Model.ForecastEach(each.Events).Zip(each.Events.Skip(1)))
            .Select(pair => string.Equals(pair.First.Steps[0].Activity, pair.Second.Activity, StringComparison.Ordinal) ? 1.0 : 0.0);
        return right.Average();
    }

    private static List<NextStepSequence> SequencesOf(string tenant, ulong seed, DateTimeOffset at)
    {
        var content = DemoContentLoader.Load(tenant);
        var rows = new DemoCaseRows(content, new(content), at);
        var trail = new CaseTrail(TrailColumns.None);
        var world = new SimulatedWorld(content, seed, at);
        var workflow = WorkflowIndex.From(world.Flow.Definition);
        return [.. new DemoHistory(world).Simulate().Select(each => SequenceOf([.. rows.All(each)], trail, workflow))];
    }

    private static NextStepSequence SequenceOf(IReadOnlyList<object> rows, CaseTrail trail, WorkflowIndex workflow)
    {
        var found = rows.OfType<CaseRow>().Single();
        var fields = new TrailFields(found.IssueType, found.Product)
        {
            Signs = TrailText.SignsOf(found.Title, found.Description, found.Product, found.Key),
        };
        List<CaseEventRow> actions = [.. rows.OfType<CaseEventRow>().Where(row => row.Kind is CaseEventKind.Action)];
        List<NextStepEvent> history =
        [
            trail.Opened(found.OpenedAt, fields),
            .. actions.Select(row => trail.Step(row.Activity, row.At, row.ActorId, row.AttributesJson, fields)),
        ];
        List<WorkedStep> worked = [.. actions.Select(row => new WorkedStep(row.Activity, row.FromState, row.ToState))];
        return new(CaseTrail.WithMemory(history, worked, found.Status, workflow), !found.IsOpen && found.ResolvedAt is not null);
    }
}
