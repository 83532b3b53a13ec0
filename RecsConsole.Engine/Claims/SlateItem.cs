using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Ranking;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Claims;

/// <summary>A kept candidate with all a card needs but names and titles, which are looked up when it is shown.</summary>
/// <param name="Id">Action key, document key or person id.</param>
/// <param name="Version">Version of the action or document; 0 for people.</param>
/// <param name="Rank">From 1.</param>
/// <param name="Score">Scaled by 1,000,000.</param>
/// <param name="Propensity">Scaled by 1,000,000.</param>
/// <param name="RequiredByPolicy">Key of the policy that requires the item.</param>
/// <param name="Claims">The reasons, most important first; each placeholder resolves to one of <paramref name="Facts"/>.</param>
public sealed record SlateItem(
    SlateKind Kind,
    string Id,
    int Version,
    int Rank,
    long Score,
    long Propensity,
    string? RequiredByPolicy,
    Confidence Confidence,
    IReadOnlyList<Claim> Claims,
    IReadOnlyList<Fact> Facts,
    IReadOnlyList<Contribution> Contributions,
    IReadOnlyList<Provenance> Provenance
);
