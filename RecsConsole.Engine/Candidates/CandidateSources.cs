using System.Diagnostics.CodeAnalysis;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Candidates;

/// <summary>Asks every source of a kind and merges what they propose by id, keeping each provenance.</summary>
public sealed class CandidateSources(IReadOnlyList<ICandidateSource> sources)
{
    /// <summary>At most so many actions or documents go on: the best supported ones; what policy requires is never cut.</summary>
    public const int MaxCandidates = 240;

    /// <summary>At most so many people go on: whose load and presence are worth reading for one opening.</summary>
    public const int MaxExperts = 40;

    /// <summary>References kept for each provenance.</summary>
    public const int MaxEvidence = 24;

    /// <summary>Every source of this engine.</summary>
    public static CandidateSources All() =>
        new([
            new WorkflowRuleSource(),
            new SimilarCaseActionSource(),
            new SlaRuleSource(),
            new PolicyRequiredSource(),
            new PlaybookSource(),
            new NextStepSource(),
            new OutcomeSource(),
            new SimilarAccountSource(),
            new SearchDocumentSource(),
            new SimilarCaseDocumentSource(),
            new PolicyDocumentSource(),
            new SemanticDocumentSource(),
            new FrequentDocumentSource(),
            new CuratedDocumentSource(),
            new RecentPolicySource(),
            new SkillSource(),
            new SimilarCaseResolverSource(),
            new TeamSource(),
            new CollaborationSource(),
        ]);

    /// <summary>Names of the sources of a kind, in the order they are asked.</summary>
    public IReadOnlyList<string> NamesOf(SlateKind kind) => [.. sources.Where(source => source.Kind == kind).Select(source => source.Name)];

    /// <summary>Candidates in ordinal order of their ids, each with its provenances in ordinal order of their sources.</summary>
    /// <param name="failed">Gets the names of sources that threw: such a one costs its own candidates, and would throw again on replay.</param>
    public IReadOnlyList<Candidate> Propose(CaseSnapshot snapshot, SlateKind kind, ICollection<string>? failed = null)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (!snapshot.Shared.Configuration.SurfaceOf(kind).IsOn)
        {
            return []; // switched off: nothing is even looked for
        }

        var disabled = snapshot.Shared.Configuration.DisabledSources;
        var merged = new Dictionary<string, Candidate>(StringComparer.Ordinal);
        foreach (var source in sources)
        {
            if (source.Kind != kind || disabled.Contains(source.Name, StringComparer.Ordinal))
            {
                continue;
            }

            if (TryPropose(source, snapshot) is { } proposed)
            {
                Merge(proposed, merged);
            }
            else
            {
                failed?.Add(source.Name);
            }
        }

        var candidates = Cut(snapshot, kind, [.. merged.Values]);
        Array.Sort(candidates, static (left, right) => string.CompareOrdinal(left.Id, right.Id));
        return Array.ConvertAll(candidates, InOrder);
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

    // The best score is the source's first; ties go by id.
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
            // most have one source only, and then nothing is copied
            merged[ranked[i].Id] = ranked[i] with
            {
                Provenance = merged.TryGetValue(ranked[i].Id, out var known) ? [.. known.Provenance, provenance] : [provenance],
            };
        }
    }

    private static Candidate[] Cut(CaseSnapshot snapshot, SlateKind kind, Candidate[] candidates)
    {
        var most = kind == SlateKind.Expert ? MaxExperts : MaxCandidates;
        if (candidates.Length <= most)
        {
            return candidates;
        }

        var weights = snapshot.Shared.Configuration.SourceWeights;
        var required = SnapshotIndex.Of(snapshot).Policies.Required;
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
        return candidates[..most];
    }

    private static Candidate InOrder(Candidate candidate) =>
        candidate.Provenance.Count < 2
            ? candidate
            : candidate with
            {
                Provenance = [.. candidate.Provenance.OrderBy(each => each.Source, StringComparer.Ordinal)],
            };
}
