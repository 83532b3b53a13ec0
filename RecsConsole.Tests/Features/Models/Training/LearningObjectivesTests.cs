using RecsConsole.Database;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Models.Training;
using RecsConsole.Features.Models.Training.Export;
using RecsConsole.Tenancy;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Models.Training;

/// <summary>The worth of a suggestion follows from the tenant's weights and the known outcomes of the case.</summary>
public sealed class LearningObjectivesTests
{
    private static readonly ReachedOutcomes s_all = new(true, true, true, true, true, true);

    [Theory]
    [InlineData(0, 1, 1, 1, 1, 0, true)]
    [InlineData(0, 1, 0, 0, 0, 1, true)]
    [InlineData(3, 1, 0, 0, 0, 0, false)] // only the choice and its execution count
    [InlineData(0, 0, 1, 1, 1, 1, false)] // without the execution there is no order to learn
    [InlineData(0, 1, 11, 0, 0, 0, false)]
    [InlineData(0, 1, -1, 2, 0, 0, false)]
    [Trait("Req", "R69")]
    public void Weights_need_an_outcome_beyond_the_choice(
        int accepted,
        int executed,
        int resolved,
        int sla,
        int rework,
        int satisfied,
        bool isPossible
    ) => new LearningObjectives(accepted, executed, resolved, sla, rework, satisfied).IsPossible.ShouldBe(isPossible);

    [Fact]
    public void Worth_is_the_weighted_share_of_what_is_known()
    {
        var objectives = new LearningObjectives(0, 1, 2, 3, 4, 0);

        objectives.Worth(s_all).ShouldBe(1);
        objectives.Worth(s_all with { NoRework = false }).ShouldBe(0.6);
        objectives.Worth(s_all with { SlaMet = null, NoRework = false }).ShouldBe(3.0 / 7, 1e-12); // there was no deadline
        objectives.Worth(ReachedOutcomes.NotDone(accepted: true)).ShouldBe(0);
        (objectives with { Accepted = 10 }).Worth(ReachedOutcomes.NotDone(accepted: true)).ShouldBe(0.5);
    }

    [Fact]
    public void Weights_order_what_they_were_set_for()
    {
        var quick = new ReachedOutcomes(true, true, true, true, false, false);
        var lasting = new ReachedOutcomes(true, true, true, false, true, true);
        var forSpeed = new LearningObjectives(0, 1, 1, 5, 1, 0);
        var forPeace = new LearningObjectives(0, 1, 1, 1, 5, 5);

        forSpeed.Worth(quick).ShouldBeGreaterThan(forSpeed.Worth(lasting));
        forPeace.Worth(lasting).ShouldBeGreaterThan(forPeace.Worth(quick));
    }

    [Fact]
    [Trait("Req", "R101")]
    public void What_is_not_waited_for_says_nothing_even_where_it_is_known_already()
    {
        var labels = Labels((LabelNames.Executed, 1), (LabelNames.Resolved, 1), (LabelNames.Rework, 0), (LabelNames.Satisfied, 0));
        var withoutSatisfaction = LearningObjectives.Default;
        var withSatisfaction = LearningObjectives.Default with { Satisfied = 1 };

        Judge(labels, withoutSatisfaction).ShouldBe(new JudgedItem(Grade.EndedWell, 1));
        Judge(labels, withSatisfaction).ShouldBe(new JudgedItem(Grade.EndedWell, 0.75));
        TrainingColumns.LabelsOf(SlateKind.Action, withoutSatisfaction).ShouldNotContain(LabelNames.Satisfied);
        TrainingColumns.LabelsOf(SlateKind.Document, withSatisfaction).ShouldContain(LabelNames.Satisfied);
    }

    [Fact]
    public void Grade_by_which_models_are_judged_is_the_same_whatever_is_weighed()
    {
        var late = Labels((LabelNames.Executed, 1), (LabelNames.Resolved, 1), (LabelNames.SlaMet, 0), (LabelNames.Rework, 0));

        Judge(late, LearningObjectives.Default).Grade.ShouldBe(Grade.Done);
        Judge(late, LearningObjectives.Default with { SlaMet = 0 }).ShouldBe(new JudgedItem(Grade.Done, 1));
        Judge(Labels((LabelNames.Executed, 0)), LearningObjectives.Default).ShouldBe(new JudgedItem(Grade.NotDone, 0));
    }

    [Fact]
    public void Worths_of_an_export_are_whole_grades_with_their_gains()
    {
        var scale = GainTable.From([0.5, 1, 0.25, 0.5]);

        scale.Gains.ShouldBe([0, 0.25, 0.5, 1]);
        new[] { 0.25, 1, 0, 0.5 }.Select(scale.GradeOf).ShouldBe([1, 3, 0, 2]);
    }

    private static JudgedItem Judge(IEnumerable<LabelRow> labels, LearningObjectives objectives) =>
        JudgedItem.AllOf(labels, TrainingColumns.LabelsOf(SlateKind.Action, objectives), objectives)["ask"];

    private static List<LabelRow> Labels(params (string Name, int Value)[] values) =>
        [
            .. values.Select(each => new LabelRow
            {
                Kind = ItemKind.Action,
                ItemId = "ask",
                Name = each.Name,
                Value = each.Value,
                Applies = true,
            }),
        ];
}
