using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Candidates;

/// <summary>Documents that finished cases of the issue type often used, weighted by how often these cases ended well.</summary>
public sealed class FrequentDocumentSource : ICandidateSource
{
    // smoothing: this many cases without the document are added, because the first few uses prove little
    private const int Doubt = 5;

    /// <inheritdoc />
    public string Name => SourceNames.Frequent;

    /// <inheritdoc />
    public SlateKind Kind => SlateKind.Document;

    /// <inheritdoc />
    public IEnumerable<Candidate> Propose(CaseSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Visible.History?.Documents is not { } uses)
        {
            yield break;
        }

        var index = SnapshotIndex.From(snapshot);
        foreach (var use in uses.Documents)
        {
            if (use.EndedWell > 0 && index.Document(use.Key) is not null)
            {
                yield return Proposal.Of(
                    this,
                    use.Key,
                    FixedPoint.One * use.EndedWell / (uses.Cases + Doubt),
                    [Reference(snapshot.Case, use.Key)]
                );
            }
        }
    }

    /// <summary>The evidence reference of a claim.</summary>
    internal static string Reference(CaseFacts @case, string document) => $"used:{@case.IssueType}>{document}";
}
