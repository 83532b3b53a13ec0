namespace RecsConsole.Engine.Snapshots;

/// <summary>What the visible similar cases say: which actions helped from the present state, which documents were used, who resolved them.</summary>
public sealed class SimilarCaseEvidence
{
    private readonly Dictionary<string, UseInSimilarCases> _actions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, UseInSimilarCases> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, UseInSimilarCases> _people = new(StringComparer.Ordinal);

    internal SimilarCaseEvidence(CaseSnapshot snapshot)
    {
        var process = snapshot.Shared.Workflow.Version;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var hit in snapshot.Visible.SimilarCases)
        {
            Cases++;
            Weight += hit.Score;
            CountActions(hit, snapshot.Case.State, process, seen);
            seen.Clear();
            foreach (var document in hit.Documents.Where(seen.Add))
            {
                Use(_documents, document).Add(hit, resolved: false, process);
            }

            seen.Clear();
            if (hit.ResolvedById is { } person && hit.HoursToResolve is not null)
            {
                Use(_people, PeopleIndex.KeyOf(person)).Add(hit, resolved: hit.EndedWell, process);
            }
        }
    }

    /// <summary>Similar cases in all.</summary>
    public int Cases { get; }

    /// <summary>Sum of their search scores.</summary>
    public long Weight { get; }

    /// <summary>Use by action key.</summary>
    public IReadOnlyDictionary<string, UseInSimilarCases> Actions => _actions;

    /// <summary>Use by document key.</summary>
    public IReadOnlyDictionary<string, UseInSimilarCases> Documents => _documents;

    /// <summary>Resolved cases by person.</summary>
    public IReadOnlyDictionary<string, UseInSimilarCases> People => _people;

    /// <summary>The use of a candidate; an empty one when no similar case knows it.</summary>
    public UseInSimilarCases Of(SlateKind kind, string id) =>
        (
            kind switch
            {
                SlateKind.Action => _actions,
                SlateKind.Document => _documents,
                _ => _people,
            }
        ).GetValueOrDefault(id) ?? UseInSimilarCases.None;

    private void CountActions(SimilarCaseHit hit, string state, int process, HashSet<string> seen)
    {
        if (hit.Resolution is { } resolution && seen.Add(resolution))
        {
            Use(_actions, resolution).Add(hit, resolved: hit.EndedWell, process);
        }

        foreach (var step in hit.Steps)
        {
            if (
                string.Equals(step.FromState, state, StringComparison.Ordinal)
                && seen.Add(step.Activity)
            )
            {
                Use(_actions, step.Activity).Add(hit, resolved: false, process);
            }
        }
    }

    private static UseInSimilarCases Use(Dictionary<string, UseInSimilarCases> uses, string id)
    {
        if (!uses.TryGetValue(id, out var use))
        {
            use = new();
            uses.Add(id, use);
        }

        return use;
    }
}
