using System.Diagnostics.CodeAnalysis;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Candidates;

/// <summary>Runs every source of a kind and merges the proposals by id, keeping each provenance.</summary>
public sealed class CandidateSources(IReadOnlyList<ICandidateSource> sources)
{
    /// <summary>
    /// The maximum number of actions or documents that go on to screening: the best supported ones. Items required by a policy are never
    /// cut.
    /// </summary>
    public const int MaxCandidates = 240;

    /// <summary>The maximum number of experts that go on to screening: load and presence are read for each of them.</summary>
    public const int MaxExperts = 40;

    /// <summary>References kept for each provenance.</summary>
    public const int MaxEvidence = 24;

    private static readonly CandidateSources Every = new([
        new WorkflowRuleSource(),
        new SimilarCaseActionSource(),
        new SlaRuleSource(),
        new PolicyRequiredSource(),
        new PlaybookSource(),
        new NextStepSource(),
        new OutcomeSource(),
        new SimilarAccountSource(),
        new IntentSource(),
        new ActionSequenceSource(),
        new OutcomeGraphSource(),
        new SearchDocumentSource(),
        new SimilarCaseDocumentSource(),
        new PolicyDocumentSource(),
        new SemanticDocumentSource(),
        new FrequentDocumentSource(),
        new CuratedDocumentSource(),
        new RecentPolicySource(),
        new RoutedDocumentSource(),
        new SkillSource(),
        new SimilarCaseResolverSource(),
        new TeamSource(),
        new CollaborationSource(),
        new RoutedPersonSource(),
    ]);

    /// <summary>Every source of this engine.</summary>
    public static CandidateSources All() => Every;

    /// <summary>Names of the sources of a kind, in the order in which they run.</summary>
    public IReadOnlyList<string> NamesOf(SlateKind kind) => [.. sources.Where(source => source.Kind == kind).Select(source => source.Name)];

    /// <summary>Proposes experts before load and presence are read, which happens for these people only.</summary>
    public ExpertShortlist Shortlist(CaseSnapshot snapshot) => new(this, snapshot, Propose(snapshot, SlateKind.Expert));

    /// <summary>
    /// Everything that the sources of a kind propose. A source that throws loses only its own candidates; on replay it throws again.
    /// </summary>
    public ProposedCandidates Propose(CaseSnapshot snapshot, SlateKind kind)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (kind == SlateKind.Expert && snapshot.Shortlist is ExpertShortlist shortlist && shortlist.Fits(this, snapshot))
        {
            return shortlist.Proposed;
        }

        if (!snapshot.Shared.Configuration.SurfaceOf(kind).IsOn)
        {
            return ProposedCandidates.None; // the tenant disabled this kind: no source runs
        }

        var settings = snapshot.Shared.Configuration;
        var merged = new Dictionary<string, Candidate>(StringComparer.Ordinal);
        var failed = new List<string>();
        foreach (var source in sources)
        {
            if (source.Kind != kind || !settings.IsOn(source.Name))
            {
                continue;
            }

            if (TryPropose(source, snapshot) is { } proposed)
            {
                Merge(proposed, merged);
            }
            else
            {
                failed.Add(source.Name);
            }
        }

        var candidates = Cut(snapshot, kind, [.. merged.Values]);
        Array.Sort(candidates, static (left, right) => string.CompareOrdinal(left.Id, right.Id));
        return new(Array.ConvertAll(candidates, InOrder), failed);
    }

    [SuppressMessage(
        "Design",
        "CA1031:Do not catch general exception types",
        Justification = "Whatever a source throws costs its own candidates alone"
    )]
    private static List<Candidate>? TryPropose(ICandidateSource source, CaseSnapshot snapshot)
    {
        try
        {
            return [.. source.Propose(snapshot)];
        }
        catch (Exception)
        {
            return null;
        }
    }

    // Each source's best score comes first; ties are ordered by id.
    private static void Merge(List<Candidate> ranked, Dictionary<string, Candidate> merged)
    {
        ranked.Sort(
            static (left, right) =>
                right.Provenance[0].Score.CompareTo(left.Provenance[0].Score) is var order and not 0
                    ? order
                    : string.CompareOrdinal(left.Id, right.Id)
        );
        for (var i = 0; i < ranked.Count; i++)
        {
            var provenance = ranked[i].Provenance[0] with { Rank = i + 1 };
            // most candidates have a single source, and then nothing is copied
            merged[ranked[i].Id] = ranked[i] with
            {
                Provenance = merged.TryGetValue(ranked[i].Id, out var known) ? [.. known.Provenance, provenance] : [provenance],
            };
        }
    }

    private static Candidate[] Cut(CaseSnapshot snapshot, SlateKind kind, Candidate[] candidates)
    {
        var max = kind == SlateKind.Expert ? MaxExperts : MaxCandidates;
        if (candidates.Length <= max)
        {
            return candidates;
        }

        var weights = snapshot.Shared.Configuration.SourceWeights;
        var required = SnapshotIndex.From(snapshot).Policies.Required;
        var keys = Array.ConvertAll(
            candidates,
            candidate =>
                (
                    IsKept: kind == SlateKind.Action && required.ContainsKey(candidate.Id),
                    Evidence: Fusion.Of(candidate.Provenance, weights),
                    candidate.Id
                )
        );
        Array.Sort(
            keys,
            candidates,
            Comparer<(bool IsKept, long Evidence, string Id)>.Create(
                static (left, right) =>
                {
                    var order = right.IsKept.CompareTo(left.IsKept);
                    order = order != 0 ? order : right.Evidence.CompareTo(left.Evidence);
                    return order != 0 ? order : string.CompareOrdinal(left.Id, right.Id);
                }
            )
        );
        return candidates[..max];
    }

    private static Candidate InOrder(Candidate candidate) =>
        candidate.Provenance.Count < 2
            ? candidate
            : candidate with
            {
                Provenance = [.. candidate.Provenance.OrderBy(each => each.Source, StringComparer.Ordinal)],
            };
}
