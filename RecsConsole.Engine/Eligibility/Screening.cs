using RecsConsole.Engine.Candidates;

namespace RecsConsole.Engine.Eligibility;

/// <summary>Who passed and who did not; each exclusion has at least one reason code.</summary>
public sealed record Screening(IReadOnlyList<Candidate> Eligible, IReadOnlyList<Exclusion> Excluded);
