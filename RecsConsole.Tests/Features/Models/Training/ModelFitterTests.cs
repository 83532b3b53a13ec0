using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Ranking;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Models.Training;
using RecsConsole.Features.Models.Training.Fitting;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Models.Training;

/// <summary>Weights and trees are fitted to the same rows, and the validation period decides between them.</summary>
public sealed class ModelFitterTests
{
    private static readonly string[] s_columns = ["match", "priority", "risk_high"];

    [Fact]
    [Trait("Req", "R74")]
    public void Trees_win_where_two_columns_only_count_together()
    {
        var forms = Fit(row => (row[0] > 0.5) == (row[1] > 0.5));

        forms.Chosen.Model.ShouldBeOfType<TreeModel>();
        forms.Chosen.ValidationNdcg.ShouldBeGreaterThan(forms.Other.ValidationNdcg + 0.1);
        forms.Chosen.Weights[2].ShouldBeLessThan(forms.Chosen.Weights[0]);
        forms.Other.Model.ShouldBeOfType<LogisticModel>();
    }

    [Fact]
    [Trait("Req", "R74")]
    public void Weights_win_where_the_chance_is_a_sum() =>
        Fit(row => (2 * row[0]) + row[1] - (0.3 * row[2]) > 2.05, candidates: 40, decisions: 25)
            .Chosen.Model.ShouldBeOfType<LogisticModel>();

    [Fact]
    [Trait("Req", "R76")]
    public void Same_rows_give_the_same_model()
    {
        var first = Fit(row => (row[0] > 0.5) == (row[1] > 0.5));
        var again = Fit(row => (row[0] > 0.5) == (row[1] > 0.5));

        ((TreeModel)again.Chosen.Model).Text.ShouldBe(((TreeModel)first.Chosen.Model).Text);
        again.Chosen.Model.Calibration.Slope.ShouldBe(first.Chosen.Model.Calibration.Slope);
    }

    [Fact]
    public void What_helps_comes_before_what_is_done_most()
    {
        using var train = Habits(60);
        using var validation = Habits(60);

        var forms = ModelFitter.Fit(new("m-1", SlateKind.Action, s_columns, train, validation), () => { });

        // Ranking the habit first reaches .73 at most; ranking the helpful item first reaches .90.
        forms.Chosen.ValidationNdcg.ShouldBeGreaterThan(0.85);
        forms.Other.ValidationNdcg.ShouldBeGreaterThan(0.85);
    }

    [Fact]
    public void New_case_type_starts_from_the_pool_and_leaves_it_as_far_as_its_outcomes_say()
    {
        using var train = Types(("ticket", 200, 4), ("incident", 20, 4));
        using var validation = Types(("ticket", 200, 4), ("incident", 20, 1));

        var model = ModelFitter.Fit(new("m-1", SlateKind.Action, s_columns, train, validation), () => { }).Chosen.Model;

        // Cases end well in four of five, those of the new type in one of five: its twenty weigh as much as the pool.
        model.OffsetOf("incident").ShouldBeInRange(-1_600_000, -900_000);
        Math.Abs(model.OffsetOf("ticket")).ShouldBeLessThan(350_000);
        model.OffsetOf("never seen").ShouldBe(0);
        model.Problem().ShouldBeNull();
    }

    // Of five decisions of a type, some ended well with the item that was done.
    private static TrainingRows Types(params (string CaseType, int Decisions, int WellOfFive)[] types)
    {
        double[][] query =
        [
            [1, 0, 0],
            [0, 1, 0],
        ];
        var rows = new TrainingRows();
        foreach (var (caseType, decisions, well) in types)
        {
            for (var i = 0; i < decisions; i++)
            {
                rows.Add(query, [i % 5 < well ? Grade.EndedWell : Grade.Done, Grade.NotDone], caseType: caseType);
            }
        }

        return rows;
    }

    // Of five decisions, three chose the first item, which seldom helps, and two the second, which helps.
    private static TrainingRows Habits(int decisions)
    {
        double[][] query =
        [
            [1, 0, 0],
            [0, 1, 0],
        ];
        var rows = new TrainingRows();
        for (var decision = 0; decision < decisions; decision++)
        {
            var isHabit = decision % 5 < 3;
            rows.Add(query, isHabit ? [Grade.Done, Grade.NotDone] : [Grade.NotDone, Grade.EndedWell], isHabit ? [0.25, 0] : [0, 1]);
        }

        return rows;
    }

    [Fact]
    public void Judgements_are_kept_only_if_the_validation_period_is_ordered_clearly_better()
    {
        using var few = Rows(1, row => row[0] > 0.9, candidates: 10, decisions: 3);
        using var validation = Rows(2, row => row[0] > 0.9, candidates: 10, decisions: 120);
        using var wise = Rows(3, row => row[0] > 0.9, candidates: 10, decisions: 200);
        using var odd = Rows(4, row => row[0] < 0.1, candidates: 10, decisions: 20);
        using var train = Rows(5, row => row[1] > 0.9, candidates: 10, decisions: 60);
        using var good = Rows(6, row => row[0] > 0.9, candidates: 10, decisions: 120);

        FittedForms With(TrainingRows own, TrainingRows judged) =>
            ModelFitter.Fit(new("m-1", SlateKind.Action, s_columns, own, validation) { Judged = judged }, () => { });

        With(train, wise).LearnedFromReviews.ShouldBeTrue("what was done points elsewhere, the judgements do not");
        With(good, odd).LearnedFromReviews.ShouldBeFalse("they contradict what ended well");
        using var joined = few.With(wise);
        joined.Queries.Count.ShouldBe(203);
    }

    private static FittedForms Fit(Func<double[], bool> isChosen, int candidates = 10, int decisions = 120)
    {
        using var train = Rows(1, isChosen, candidates, decisions);
        using var validation = Rows(2, isChosen, candidates, decisions);
        return ModelFitter.Fit(new("m-1", SlateKind.Action, s_columns, train, validation), () => { });
    }

    // One item of each decision was done: the first that matches the rule.
    private static TrainingRows Rows(ulong seed, Func<double[], bool> isChosen, int candidates, int decisions)
    {
        var draws = new SplitMix64(seed);
        var rows = new TrainingRows();
        for (var decision = 0; decision < decisions; decision++)
        {
            var query = Enumerable.Range(0, candidates).Select(_ => s_columns.Select(_ => draws.Below(1_000) / 1e3).ToArray()).ToList();
            rows.Add(query, [.. query.Select(row => isChosen(row) ? Grade.EndedWell : Grade.NotDone)]);
        }

        return rows;
    }
}
