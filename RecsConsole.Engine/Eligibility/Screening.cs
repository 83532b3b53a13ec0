using RecsConsole.Engine.Candidates;

namespace RecsConsole.Engine.Eligibility;

/// <summary>The eligible candidates and the excluded ones; each exclusion has at least one reason code.</summary>
public sealed record Screening(IReadOnlyList<Candidate> Eligible, IReadOnlyList<Exclusion> Excluded);
