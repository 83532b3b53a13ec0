using RecsConsole.Engine.Evaluation;

namespace RecsConsole.Cli.Evaluation.Simulator;

/// <summary>The figures of evaluate simulator, in the order and under the names of its output.</summary>
internal sealed record SimulatorAnswer(
    IReadOnlyList<PolicyFigures> Policies,
    ConfidenceFigures Confidence,
    IReadOnlyList<TenantConfidence> ConfidenceByTenant,
    IReadOnlyList<DocumentFigures> Documents
);

/// <summary>How cases end under a policy.</summary>
/// <param name="WithinSla">Share that ended well: solved before the deadline and not reopened.</param>
/// <param name="CiLow">Lower bound of the 95 % interval of that share, over all cases of all seeds.</param>
/// <param name="Solved">Share that was solved within the time played.</param>
/// <param name="Hours">Mean business hours to the solution.</param>
/// <param name="OverHabits">Difference from the same cases without the tool.</param>
/// <param name="OverHabitsLow">Lower bound of the interval of that difference, case by case.</param>
internal sealed record PolicyFigures(
    string Name,
    string Tenant,
    int Cases,
    double WithinSla,
    double CiLow,
    double CiHigh,
    double Solved,
    double Hours,
    double OverHabits,
    double OverHabitsLow,
    double OverHabitsHigh
);

/// <summary>How well the shown probability and label of actions predict the outcome of the case.</summary>
/// <param name="Brier">Mean squared difference between the shown probability and the share of play-outs that ended well.</param>
/// <param name="BrierBaseRate">The same for a constant probability that is correct on average.</param>
/// <param name="High">Share of play-outs that ended well with label High; null when there are none. Likewise the others.</param>
internal sealed record ConfidenceFigures(
    int Shown,
    double Brier,
    double BrierBaseRate,
    double Correlation,
    double CorrelationWithinSlate,
    double? High,
    double? Medium,
    double? Low
);

/// <summary>The same of one tenant.</summary>
internal sealed record TenantConfidence(string Tenant, ConfidenceFigures Figures);

/// <summary>Documents shown at the opening of new cases.</summary>
/// <param name="Desk">Figures for the documents that the desk shows.</param>
/// <param name="MostUsed">
/// Figures for as many of the documents that finished cases of the issue type used most: the simplest baseline.
/// </param>
internal sealed record DocumentFigures(string Tenant, int Cases, int Shown, UsefulDocuments Desk, UsefulDocuments MostUsed);

/// <summary>Relevance of documents, each figure with an interval by case.</summary>
/// <param name="Useful">Share of the documents relevant to the hidden cause.</param>
/// <param name="First">Share of relevant documents in first place.</param>
/// <param name="Found">Share of the cases with at least one relevant document.</param>
internal sealed record UsefulDocuments(Estimate Useful, Estimate First, Estimate Found);
