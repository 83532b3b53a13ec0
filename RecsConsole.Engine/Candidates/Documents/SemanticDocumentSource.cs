using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Candidates;

/// <summary>Documents whose embedding is close to the case's, whatever their words; the score is the cosine.</summary>
public sealed class SemanticDocumentSource : ICandidateSource
{
    /// <inheritdoc />
    public string Name => SourceNames.Semantic;

    /// <inheritdoc />
    public SlateKind Kind => SlateKind.Document;

    /// <inheritdoc />
    public IEnumerable<Candidate> Propose(CaseSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        foreach (var document in snapshot.Visible.Documents)
        {
            if (document.SemanticScore is { } score and > 0)
            {
                yield return Proposal.Of(this, document.Key, Math.Min(score, FixedPoint.One), DocumentReference.Of(document));
            }
        }
    }
}
