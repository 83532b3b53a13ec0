using Microsoft.AspNetCore.Components;
using RecsConsole.Features.Models.Overview;

namespace RecsConsole.Features.Models.Detail.Rankers;

/// <summary>Brier skill, coverage, novelty, diversity and violation rates of the model, the heuristic and the baselines.</summary>
public sealed partial class RankerFigures
{
    [Parameter, EditorRequired]
    public required ModelLine Line { get; set; }

    private IReadOnlyList<Scorecard> Cards => [.. new[] { Line.Model, Line.Heuristic, Line.MostUsed, Line.Random }.OfType<Scorecard>()];

    // an older evaluation measured none of them
    private IReadOnlyList<RankerFigure> Figures =>
        Cards.All(card => card.Spread is null)
            ? []
            :
            [
                new(Texts.BrierScore, Texts.BrierScoreHint, card => ModelLabels.Figure(card.Brier)),
                new(Texts.BrierSkill, Texts.BrierSkillHint, card => ModelLabels.Figure(card.BrierSkill)),
                new(Texts.SpreadCoverage, Texts.SpreadCoverageHint, CoverageOf),
                new(Texts.SpreadNovelty, Texts.SpreadNoveltyHint, card => ModelLabels.Figure(card.Spread?.Novelty)),
                new(Texts.SpreadDiversity, Texts.SpreadDiversityHint, card => ModelLabels.Figure(card.Spread?.Diversity)),
                new(
                    Texts.PermissionViolations,
                    Texts.ViolationRateHint,
                    card => RateOf(card, card.PermissionViolations, card.PermissionViolationRate)
                ),
                new(
                    Texts.ConstraintViolations,
                    Texts.ViolationRateHint,
                    card => RateOf(card, card.ConstraintViolations, card.ConstraintViolationRate)
                ),
            ];

    private string NameOf(Scorecard card) =>
        card.Ranker switch
        {
            ModelReport.Heuristic => Texts.WeightedRulesAgain,
            ModelReport.MostUsed => Texts.UsedMost,
            ModelReport.Random => Texts.RandomOrder,
            _ => Line.Version,
        };

    private static string CoverageOf(Scorecard card) =>
        card.Spread is { } spread
            ? Texts.SpreadCoverageOf.With(spread.Covered, spread.Eligible, 100 * spread.Coverage)
            : SharedTexts.NoneInSentence;

    private static string RateOf(Scorecard card, int violations, double? rate) =>
        rate is { } share ? Texts.ViolationsOf.With(violations, card.ItemsChecked, 100 * share) : Texts.ViolationsNotChecked;

    /// <summary>A row of the table.</summary>
    private sealed record RankerFigure(string Name, string Hint, Func<Scorecard, string> Of);
}
