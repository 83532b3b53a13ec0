using RecsConsole.Platform;

namespace RecsConsole.Features.Readiness.Points;

/// <summary>Models are evaluated on past decisions, and people review what is shown.</summary>
internal static class EvaluationPoint
{
    public static ReadinessFinding Of(EvaluationFacts facts)
    {
        var unmeasured = facts.InService - facts.InServiceEvaluated;
        var isUnmeasured = unmeasured > 0 || facts.Evaluated == 0;
        var isUnjudged = facts.ClosedStudies == 0 && facts.Looks < ReadinessLimits.MinLooks;
        var hasRows = facts.Models + facts.ClosedStudies + facts.Looks + facts.JudgedPairs > 0;
        return new(
            ReadinessFinding.Judge(hasRows, hasRows && (isUnmeasured || isUnjudged)),
            [
                ReadinessFigure.Count(Texts.ModelsEvaluated, facts.Evaluated, facts.Evaluated == 0 && hasRows),
                ReadinessFigure.Count(Texts.ModelsInService, facts.InService),
                ReadinessFigure.None(Texts.ModelsUnmeasured, unmeasured),
                ReadinessFigure.Count(Texts.GoldenCases, facts.GoldenCases),
                ReadinessFigure.Count(Texts.StudiesClosed, facts.ClosedStudies, isUnjudged && hasRows),
                ReadinessFigure.Count(Texts.PairsJudged, facts.JudgedPairs),
                ReadinessFigure.Count(Texts.DecisionsReviewed, facts.Looks, isUnjudged && hasRows),
            ],
            isUnjudged && hasRows ? Texts.JudgedByPeopleHelp.With(ReadinessLimits.MinLooks)
                : facts.InService == 0 ? Texts.RulesInService
                : null
        );
    }
}

/// <param name="Models">Models in the registry that are not retired.</param>
/// <param name="Evaluated">The models among them evaluated on decisions they were not trained on.</param>
/// <param name="InService">Pilot or live models.</param>
/// <param name="Looks">Decisions judged by a reviewer.</param>
internal sealed record EvaluationFacts(
    int Models,
    int Evaluated,
    int InService,
    int InServiceEvaluated,
    int GoldenCases,
    int ClosedStudies,
    int JudgedPairs,
    int Looks
);
