using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Candidates;

/// <summary>Documents that an expert picked for cases of the issue type.</summary>
public sealed class CuratedDocumentSource : ICandidateSource
{
    /// <summary>Score of a picked document: picked for the issue type, not for this case.</summary>
    public const long PickedScore = 600_000;

    /// <inheritdoc />
    public string Name => SourceNames.Curated;

    /// <inheritdoc />
    public SlateKind Kind => SlateKind.Document;

    /// <inheritdoc />
    public IEnumerable<Candidate> Propose(CaseSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var index = SnapshotIndex.From(snapshot);
        foreach (var document in snapshot.Visible.Curated ?? [])
        {
            if (index.Document(document) is not null)
            {
                yield return Proposal.Of(this, document, PickedScore, [Reference(snapshot.Case, document)]);
            }
        }
    }

    /// <summary>The evidence reference of a claim.</summary>
    internal static string Reference(CaseFacts @case, string document) => $"curated:{@case.IssueType}>{document}";
}
