namespace RecsConsole.Permits;

/// <summary>The current facts a permit is checked against: who looks at what.</summary>
/// <param name="DecidedAt">Time of the decision that the permit is supposed to belong to.</param>
/// <param name="AsksDecisionPoint">An external decision point is in force, so a permit needs its consent.</param>
public sealed record PermitFacts(
    SubjectFacts Subject,
    string Operation,
    ObjectFacts Shown,
    DateTimeOffset DecidedAt,
    DateTimeOffset Now,
    bool AsksDecisionPoint
);
