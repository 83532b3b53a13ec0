using RecsConsole.Engine.Evaluation;

namespace RecsConsole.Cli.Evaluation.Simulator;

/// <summary>The figures of evaluate simulator, in the order and by the names of its answer.</summary>
internal sealed record SimulatorAnswer(
    IReadOnlyList<PolicyFigures> Policies,
    ConfidenceFigures Confidence,
    IReadOnlyList<TenantConfidence> ConfidenceByTenant,
    IReadOnlyList<DocumentFigures> Documents
);

/// <summary>How cases end that are worked with a policy.</summary>
/// <param name="WithinSla">Share that ended well: solved before the deadline and not opened again.</param>
/// <param name="CiLow">Of the share, over all cases of all seeds.</param>
/// <param name="Solved">Share that was solved within the time played.</param>
/// <param name="Hours">Mean business hours to the solution.</param>
/// <param name="OverHabits">Difference from the same cases without the tool.</param>
/// <param name="OverHabitsLow">Its interval, case by case.</param>
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

/// <summary>What the shown chance and sign of actions say of how the case goes on.</summary>
/// <param name="Brier">Mean squared distance of the shown chance from the share of play-outs that ended well.</param>
/// <param name="BrierBaseRate">The same for the one chance that is right on average.</param>
/// <param name="High">Share of play-outs that ended well where the sign is High; null where none is. Likewise the others.</param>
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
/// <param name="Desk">Those that the desk shows.</param>
/// <param name="MostUsed">As many that finished cases of the issue type used most: the simplest baseline.</param>
internal sealed record DocumentFigures(string Tenant, int Cases, int Shown, UsefulDocuments Desk, UsefulDocuments MostUsed);

/// <summary>How useful documents are, each with an interval by case.</summary>
/// <param name="Useful">Share of the documents that bears on the hidden cause.</param>
/// <param name="First">Share of the first places that does.</param>
/// <param name="Found">Share of the cases with at least one that does.</param>
internal sealed record UsefulDocuments(Estimate Useful, Estimate First, Estimate Found);
