namespace RecsConsole.Permits;

/// <summary>What a permit is held against: who is looking, at what, now.</summary>
/// <param name="DecidedAt">The instant of the decision that the permit is said to belong to.</param>
/// <param name="AsksDecisionPoint">An external decision point is in force, so a permit without its yes is none.</param>
public sealed record PermitFacts(
    SubjectFacts Subject,
    string Operation,
    ObjectFacts Shown,
    DateTimeOffset DecidedAt,
    DateTimeOffset Now,
    bool AsksDecisionPoint
);
