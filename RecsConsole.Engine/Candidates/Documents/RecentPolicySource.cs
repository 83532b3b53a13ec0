using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Candidates;

/// <summary>Documents for the issue type that state a recently changed policy: what readers remember may be out of date.</summary>
public sealed class RecentPolicySource : ICandidateSource
{
    /// <summary>Changes within this many days count as recent.</summary>
    public const int RecentDays = 60;

    // a changed policy is weaker evidence than a document that search found
    private const long NewsScore = 500_000;

    /// <inheritdoc />
    public string Name => SourceNames.RecentPolicy;

    /// <inheritdoc />
    public SlateKind Kind => SlateKind.Document;

    /// <inheritdoc />
    public IEnumerable<Candidate> Propose(CaseSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        foreach (var document in snapshot.Visible.Documents)
        {
            if (IsNews(snapshot, document))
            {
                var days = (snapshot.At - ChangedAt(document)).Days;
                yield return Proposal.Of(this, document.Key, NewsScore * (RecentDays - days) / RecentDays, DocumentReference.Of(document));
            }
        }
    }

    /// <summary>Whether the document's policy changed lately and concerns the case's issue type.</summary>
    internal static bool IsNews(CaseSnapshot snapshot, DocumentHit document)
    {
        var changed = ChangedAt(document);
        return document.PolicyKey is not null
            && changed <= snapshot.At
            && (snapshot.At - changed).Days < RecentDays
            && (document.IssueTypes.Count == 0 || document.IssueTypes.Contains(snapshot.Case.IssueType, StringComparer.Ordinal));
    }

    /// <summary>When this version came into force or, if unknown, was last updated.</summary>
    internal static DateTimeOffset ChangedAt(DocumentHit document) => document.EffectiveFrom ?? document.UpdatedAt;
}
