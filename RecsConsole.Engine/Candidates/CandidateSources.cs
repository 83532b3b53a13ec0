using RecsConsole.Engine.Snapshots;

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
            new SearchDocumentSource(),
            new SimilarCaseDocumentSource(),
            new PolicyDocumentSource(),
            new SkillSource(),
            new SimilarCaseResolverSource(),
        ]);

    /// <summary>Candidates in ordinal order of their ids, each with its provenances in ordinal order of their sources.</summary>
    public IReadOnlyList<Candidate> Propose(CaseSnapshot snapshot, SlateKind kind)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (!snapshot.Shared.Configuration.SurfaceOf(kind).IsOn)
        {
            return []; // switched off: nothing is even looked for
        }

        var disabled = snapshot.Shared.Configuration.DisabledSources;
        var merged = new Dictionary<string, List<Provenance>>(StringComparer.Ordinal);
        foreach (var source in sources)
        {
            if (source.Kind != kind || disabled.Contains(source.Name, StringComparer.Ordinal))
            {
                continue;
            }

            foreach (var candidate in source.Propose(snapshot))
            {
                if (!merged.TryGetValue(candidate.Id, out var provenance))
                {
                    merged.Add(candidate.Id, provenance = []);
                }

                provenance.AddRange(candidate.Provenance);
            }
        }

        return
        [
            .. Cut(snapshot, kind, merged)
                .OrderBy(entry => entry.Key, StringComparer.Ordinal)
                .Select(entry => new Candidate(kind, entry.Key, InOrder(entry.Value))),
        ];
    }

    private static IEnumerable<KeyValuePair<string, List<Provenance>>> Cut(
        CaseSnapshot snapshot,
        SlateKind kind,
        Dictionary<string, List<Provenance>> merged
    )
    {
        var most = kind == SlateKind.Expert ? MaxExperts : MaxCandidates;
        if (merged.Count <= most)
        {
            return merged;
        }

        var required = SnapshotIndex.Of(snapshot).Policies.Required;
        return merged
            .OrderByDescending(entry => kind == SlateKind.Action && required.ContainsKey(entry.Key))
            .ThenByDescending(entry => Fusion.Of(entry.Value))
            .ThenBy(entry => entry.Key, StringComparer.Ordinal)
            .Take(most);
    }

    private static List<Provenance> InOrder(List<Provenance> provenance)
    {
        provenance.Sort(static (left, right) => string.CompareOrdinal(left.Source, right.Source));
        return provenance;
    }
}
