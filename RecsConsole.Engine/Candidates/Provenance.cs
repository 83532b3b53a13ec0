namespace RecsConsole.Engine.Candidates;

/// <summary>Why a source proposed a candidate.</summary>
/// <param name="Source">Name of the source, such as similar_cases.</param>
/// <param name="Version">Version of the source's code.</param>
/// <param name="Score">The source's own evidence in 0..1, scaled by 1,000,000.</param>
/// <param name="Evidence">References to the evidence: case ids, policy keys, transitions; at most 24.</param>
public sealed record Provenance(string Source, int Version, long Score, IReadOnlyList<string> Evidence)
{
    /// <summary>Rank among all that the source proposed, from 1; null in decisions of older engines, which did not record it.</summary>
    public int? Rank { get; init; }
}
