using System.Globalization;
using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Candidates;

/// <summary>Documents that text search found, each with its score as a share of the best one.</summary>
public sealed class SearchDocumentSource : ICandidateSource
{
    /// <inheritdoc />
    public string Name => SourceNames.Search;

    /// <inheritdoc />
    public SlateKind Kind => SlateKind.Document;

    /// <inheritdoc />
    public IEnumerable<Candidate> Propose(CaseSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var best = 0L;
        foreach (var document in snapshot.Visible.Documents)
        {
            best = Math.Max(best, document.SearchScore ?? 0);
        }

        foreach (var document in snapshot.Visible.Documents)
        {
            if (document.SearchScore is { } score and > 0)
            {
                yield return Proposal.Of(this, document.Key, FixedPoint.One * score / best, [.. EvidenceOf(document)]);
            }
        }
    }

    // how much words and meaning each contributed to the score, when the search reports it
    private static IEnumerable<string> EvidenceOf(DocumentHit document)
    {
        yield return DocumentReference.Of(document);
        if (document.LexicalScore is { } lexical)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"lexical:{lexical}");
        }

        if (document.SemanticScore is { } semantic)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"semantic:{semantic}");
        }
    }
}
