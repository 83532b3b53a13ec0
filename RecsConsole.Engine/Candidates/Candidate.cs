using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Candidates;

/// <summary>
/// Something that could be shown, with the provenance of each source that proposed it. Id is an action key, document key or person id.
/// </summary>
public sealed record Candidate(SlateKind Kind, string Id, IReadOnlyList<Provenance> Provenance)
{
    /// <summary>Whether a source proposed the candidate.</summary>
    internal bool IsProposedBy(string source) => From(source) is not null;

    /// <summary>The evidence of one source; 0 when it did not propose the candidate.</summary>
    internal long EvidenceOf(string source) => From(source)?.Score ?? 0;

    // called for every column of every candidate: no closure
    private Provenance? From(string source)
    {
        for (var i = 0; i < Provenance.Count; i++)
        {
            if (string.Equals(Provenance[i].Source, source, StringComparison.Ordinal))
            {
                return Provenance[i];
            }
        }

        return null;
    }
}
