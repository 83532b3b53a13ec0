using Bunit;
using RecsConsole.Casework.Pilots;
using RecsConsole.Database;
using RecsConsole.Engine.Evaluation;
using RecsConsole.Features.Models.Detail;
using RecsConsole.Features.Models.Detail.Pilot;
using RecsConsole.Features.Models.Life;
using RecsConsole.Features.Models.Life.Ledger;
using RecsConsole.Features.Models.OffPolicy;
using RecsConsole.Tenancy.Models;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Models;

/// <summary>One table of evidence for and against a promotion, which the gate and the page of the model both read.</summary>
public sealed class PromotionLedgerTests
{
    private const string Version = "logistic-3";
    private static readonly PolicyOverlap s_overlap = new(400, 1, 2, 220, 100, 0, 0.02);

    /// <summary>Gains of the desk's draws, and what they mean.</summary>
    public static TheoryData<double, double, double, GateVerdict> Gains =>
        new()
        {
            { 0.06, 0.01, 0.11, GateVerdict.Passes },
            { 0.01, -0.04, 0.06, GateVerdict.Passes },
            { -0.06, -0.11, -0.01, GateVerdict.Blocks },
        };

    [Theory]
    [MemberData(nameof(Gains))]
    public void Desks_own_draws_block_only_if_the_model_clearly_earns_less(double gain, double low, double high, GateVerdict verdict)
    {
        var row = Rows(new(Draws(s_overlap, new(gain, low, high, 400)), null))[0];

        row.Verdict.ShouldBe(verdict);
        (row.Figure.N, row.Source).ShouldBe((400, GateSource.Draws));
        row.Figure.Interval.ShouldNotBeEmpty();
    }

    [Fact]
    public void Refused_estimate_is_no_evidence_and_says_how_much_is_missing()
    {
        var thin = s_overlap with { EffectiveSampleSize = 40, RowsStillNeeded = 600 };

        var row = Rows(new(Draws(thin, new(-0.5, -0.9, -0.1, 400)), null))[0];

        row.Verdict.ShouldBe(GateVerdict.NoEvidence);
        row.Words.ShouldContain("600");
        row.Figure.Value.ShouldBeEmpty("a refused estimate shows no figure");
    }

    [Fact]
    public void Pilot_that_does_harm_blocks_and_one_whose_groups_do_not_match_says_nothing()
    {
        var harm = Effect(PilotOutcome.SlaMet, new(-0.2, -0.3, -0.1, 40));
        var weak = Effect(PilotOutcome.Accepted, new(-0.5, -0.6, -0.4, 40));

        var even = Rows(new(null, new(Groups(20, 20), [harm, weak])));
        var skewed = Rows(new(null, new(Groups(2, 38), [harm])));

        even.Select(row => row.Verdict).ShouldBe([GateVerdict.NoEvidence, GateVerdict.Blocks], "an accepted suggestion is no evidence");
        even[1].Words.ShouldContain("clearly do worse");
        skewed[1].Verdict.ShouldBe(GateVerdict.NoEvidence);
    }

    [Fact]
    public void Without_draws_pilot_and_study_nothing_blocks_and_each_row_says_so()
    {
        var checks = PromotionGate.Judge(
            new(Version, 1, ModelReports.Good(Version))
            {
                Golden = new(0, null),
                Studies = [],
                Desk = new(new(IsExploring: false, Rows: 0, Value: null), null),
            },
            new(0.1, 100, FeatureSchema: 1)
        );

        PromotionGate.Refusal(checks).ShouldBeNull();
        checks.Count(check => check.Verdict is GateVerdict.NoEvidence).ShouldBe(4);
        checks.Single(check => check.Source is GateSource.Draws).Words.ShouldContain("100");
    }

    [Fact]
    public void Every_study_has_its_row_with_figure_interval_and_n()
    {
        var study = Guid.NewGuid();
        var rows = PromotionGate
            .Judge(
                new(Version, 1, null) { Studies = [new("November", "the weighted rules", new(2, 18), 0) { StudyId = study }] },
                new(0.1, 100, FeatureSchema: 1)
            )
            .Where(check => check.Source is GateSource.Study)
            .ToList();

        var row = rows.ShouldHaveSingleItem();
        (row.Verdict, row.Figure.Value, row.Figure.N, row.StudyId).ShouldBe((GateVerdict.Blocks, "10 %", 20, study));
    }

    [Fact]
    public async Task Page_shows_the_rows_that_the_gate_refuses_by()
    {
        await using var world = await ModelWorld.OpenAsync();
        var version = await world.RegisterAsync(report => report with { TestDecisions = 3 });
        var refused = await world.ProposeAsync(world.Adele, version);
        var view = (await world.Get<ReadModel>().RunAsync(world.Supervisor, version, CancellationToken.None)).Value.ShouldNotBeNull();
        using var context = new BunitContext();

        var table = context.Render<ModelGateSection>(set => set.Add(part => part.View, view));

        var blocking = table.FindAll("tr.against").ShouldHaveSingleItem();
        var words = view.Gate.Single(check => !check.Passed).Words;
        blocking.TextContent.ShouldContain(words);
        blocking.TextContent.ShouldContain("blocks");
        refused.Error.ShouldNotBeNull().Message.ShouldContain(words);
        table.FindAll("tbody tr").Count.ShouldBe(view.Gate.Count);
        table.FindAll("tbody tr td:last-child").Count(cell => cell.TextContent.Trim() == "no evidence").ShouldBe(4);
    }

    // without evaluation and feature schema, which come first
    private static IReadOnlyList<GateCheck> Rows(DeskFigures desk) =>
        [.. PromotionGate.Judge(new(Version, 1, null) { Desk = desk }, new(0.1, 100, FeatureSchema: 1)).Skip(2)];

    private static PolicyFigures Draws(PolicyOverlap overlap, Estimate gain) =>
        new(IsExploring: true, overlap.Rows, new(0.4, 0.4, 0.4, new(0.4, 0.3, 0.5, overlap.Rows), gain, overlap));

    private static PilotEffect Effect(PilotOutcome outcome, Estimate difference) =>
        new(outcome, new(10, 20, 20), new(14, 20, 20)) { Difference = difference };

    private static PilotGroups Groups(int with, int without) => new(Pilot, 50, People(with), People(without));

    private static List<PilotUnit> People(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => new PilotUnit([]) { PersonId = Guid.NewGuid() })];

    private static ModelRow Pilot =>
        new()
        {
            Version = Version,
            Kind = ItemKind.Action,
            Algorithm = "logistic",
            Status = ModelStatus.Pilot,
            Content = [],
            ContentHash = "",
            Engine = "",
            ReportJson = "",
        };
}
