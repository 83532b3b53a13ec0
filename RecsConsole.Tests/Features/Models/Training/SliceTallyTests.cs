using RecsConsole.Engine.Snapshots;
using RecsConsole.Features.Models;
using RecsConsole.Features.Models.Training.Slices;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Features.Models.Training;

/// <summary>The figures of a model on slices of the test period.</summary>
public sealed class SliceTallyTests
{
    private static readonly CaseSnapshot s_snapshot = ASnapshot().WithAction("a", "one").Build();

    [Fact]
    public void Part_has_its_mean_its_gain_its_numbers_and_intervals_around_both()
    {
        var tally = new SliceTally();
        Add(tally, 40, "printer", i => i % 2 == 0 ? 1.0 : 0.5, _ => 0.5);

        var part = PartOf(tally, SliceDimension.CaseType, "printer");

        (part.Decisions, part.Cases).ShouldBe((40, 20));
        var (ndcg, gain) = (part.Ndcg.ShouldNotBeNull(), part.Gain.ShouldNotBeNull());
        ndcg.Value.ShouldBe(0.75, 1e-12);
        gain.Value.ShouldBe(0.25, 1e-12);
        ndcg.N.ShouldBe(40);
        gain.Low.ShouldBeInRange(0.1, 0.25);
        gain.High.ShouldBeInRange(0.25, 0.4);
    }

    [Theory]
    [InlineData(29, 29)]
    [InlineData(60, 9)]
    public void Part_of_few_decisions_or_few_cases_has_numbers_and_no_figure(int decisions, int cases)
    {
        var tally = new SliceTally();
        Add(tally, decisions, "printer", _ => 1, _ => 0, cases);

        var part = PartOf(tally, SliceDimension.CaseType, "printer");

        (part.Decisions, part.Cases).ShouldBe((decisions, cases));
        part.Ndcg.ShouldBeNull();
        part.Gain.ShouldBeNull();
    }

    [Fact]
    public void Decision_counts_in_each_of_its_dimensions_and_in_every_role_of_its_person()
    {
        var tally = new SliceTally();
        var snapshot = ASnapshot()
            .WithAction("a", "one")
            .WithActor(it =>
                it with
                {
                    Roles = new HashSet<string>(StringComparer.Ordinal) { "agent", "supervisor" },
                }
            )
            .WithCase(it => it with { Team = "one", Language = "pl", AccountTier = "gold" })
            .Build();

        tally.Add(snapshot, 1, 0);

        tally
            .Figures()
            .Select(part => (part.Dimension, part.Value))
            .ShouldBe([
                ("type", snapshot.Case.Type),
                ("role", "agent"),
                ("role", "supervisor"),
                ("team", "one"),
                ("language", "pl"),
                ("tier", "gold"),
            ]);
    }

    private static SliceFigure PartOf(SliceTally tally, string dimension, string value) =>
        tally.Figures().Single(part => part.Dimension == dimension && part.Value == value);

    // Adds two decisions per case by default.
    private static void Add(
        SliceTally tally,
        int decisions,
        string type,
        Func<int, double> model,
        Func<int, double> heuristic,
        int? cases = null
    )
    {
        for (var i = 0; i < decisions; i++)
        {
            var id = Id(1000 + (cases is { } count ? i % count : i % (decisions / 2)));
            tally.Add(s_snapshot with { Case = s_snapshot.Case with { Id = id, Type = type } }, model(i), heuristic(i));
        }
    }
}
