using RecsConsole.Features.Insights.Figures;

namespace RecsConsole.Features.Insights.Questions;

/// <summary>A question of the page, and the tiles that answer it.</summary>
public sealed record InsightQuestion(QuestionKind Kind, IReadOnlyList<InsightKind> Tiles)
{
    /// <summary>The questions in the order of the page; together they have each tile once.</summary>
    public static IReadOnlyList<InsightQuestion> All { get; } =
    [
        new(QuestionKind.Outcome, [InsightKind.Outcomes, InsightKind.Value, InsightKind.Satisfaction, InsightKind.Pilots]),
        new(
            QuestionKind.Use,
            [
                InsightKind.Volume,
                InsightKind.Acceptance,
                InsightKind.Workflows,
                InsightKind.Overrides,
                InsightKind.Dismissals,
                InsightKind.Signals,
            ]
        ),
        new(
            QuestionKind.Quality,
            [
                InsightKind.ActionMetrics,
                InsightKind.DocumentMetrics,
                InsightKind.PeopleMetrics,
                InsightKind.Confidence,
                InsightKind.Exploration,
            ]
        ),
        new(QuestionKind.Gaps, [InsightKind.Empty, InsightKind.Exclusions, InsightKind.Coverage, InsightKind.Documents]),
        new(QuestionKind.Load, [InsightKind.Approvals, InsightKind.Experts, InsightKind.Spread]),
        new(QuestionKind.Trust, [InsightKind.Models, InsightKind.Drift, InsightKind.Equality, InsightKind.ModelAnswers, InsightKind.Audit]),
    ];
}

/// <summary>What a reader of the figures asks.</summary>
public enum QuestionKind
{
    Outcome,
    Use,
    Quality,
    Gaps,
    Load,
    Trust,
}
