using RecsConsole.Cli.Backtest;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Cli;

/// <summary>The ablation of the sources that a tenant may switch on, and of one that it has.</summary>
public sealed class SwitchedSourceAblationTests
{
    private const string Target = "fix";

    [Theory]
    [Trait("Req", "R219")]
    [InlineData(SourceNames.ActionSequences)]
    [InlineData(SourceNames.OutcomeGraph)]
    public void Source_that_is_off_is_switched_on_for_its_own_row_only(string source)
    {
        var row = Ablate(Desk().Build(), source);

        row.Right.ShouldBe(1, "it proposed what was done");
        row.UniquelyRightSteps.ShouldBe(0, "others did, too");
        row.HitAt5Without.ShouldBe(1, "the desk as it is");
    }

    [Theory]
    [Trait("Req", "R219")]
    [InlineData(SourceNames.ActionSequences)]
    [InlineData(SourceNames.OutcomeGraph)]
    public void Source_that_a_tenant_switched_on_alone_decides_whether_the_step_is_there(string source)
    {
        string[] others = [.. CandidateSources.All().NamesOf(SlateKind.Action).Except([source], StringComparer.Ordinal)];
        var alone = Desk().WithConfiguration(it => it with { EnabledSources = [source], DisabledSources = others }).Build();

        var row = Ablate(alone, source);

        (row.HitAt5With, row.HitAt5Without, row.Lost, row.UniquelyRightSteps).ShouldBe((1.0, 0.0, 1, 1));
    }

    [Fact]
    public void Source_that_the_tenant_has_is_left_out_in_its_row()
    {
        var row = Ablate(Desk().Build(), SourceNames.SimilarCases);

        (row.HitAt5With, row.Right).ShouldBe((1.0, 1.0));
    }

    private static SnapshotBuilder Desk() =>
        ASnapshot()
            .WithAction("ask")
            .WithAction(Target)
            .WithStep("ask")
            .WithSimilarCases(
                8,
                Target,
                (_, hit) => hit with { Steps = [new SimilarCaseStep("ask", "open"), new SimilarCaseStep(Target, "open")] }
            );

    private static SourceFigures Ablate(CaseSnapshot snapshot, string source)
    {
        var ranking = new PastRanking(new AccessPolicy(), SlateKind.Action);
        var ablation = new SourceAblation([source]);
        var all = ranking.Rank(snapshot);
        ablation.Add(all, Target, each => ranking.Compare(snapshot, all, each, []));
        return ablation.Figures.Sources.ShouldHaveSingleItem();
    }
}
