namespace RecsConsole.Features.Insights.Figures;

/// <summary>The tiles of the page, in its order.</summary>
public enum InsightKind
{
    Volume,
    Acceptance,
    Dismissals,
    Signals,
    Overrides,
    Outcomes,
    Empty,
    Exclusions,
    Approvals,
    Models,
    Experts,
    Spread,
    Documents,
    Coverage,
    Drift,
    Equality,
    ActionMetrics,
    DocumentMetrics,
    PeopleMetrics,
    Satisfaction,
    Pilots,
    Confidence,
    Exploration,
    Value,
    Workflows,
    ModelAnswers,
    Audit,
}
