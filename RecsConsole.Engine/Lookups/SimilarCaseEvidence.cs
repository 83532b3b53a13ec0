using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Lookups;

/// <summary>
/// What the visible similar cases show: which actions helped in the current state, which documents were used, who resolved them. Once an
/// action has failed on the case, actions are counted only after the same action in similar cases, if enough of those did it.
/// </summary>
public sealed class SimilarCaseEvidence
{
    private readonly Dictionary<string, UseInSimilarCases> _actions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, UseInSimilarCases> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, UseInSimilarCases> _people = new(StringComparer.Ordinal);

    private int _bySla;

    // fewer cases with the same action are weaker evidence than all similar cases
    private const int MinAfterFailure = 5;

    internal SimilarCaseEvidence(CaseSnapshot snapshot, CaseMemory memory, Func<SimilarCaseHit, PrecedentAge> ageOf)
    {
        var failed = CountCasesWith(snapshot.Visible.SimilarCases, memory.Failed) >= MinAfterFailure ? memory.Failed : null;
        IsAfterFailure = failed is not null;
        var process = snapshot.Shared.Workflow.Version;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var hit in snapshot.Visible.SimilarCases)
        {
            var age = ageOf(hit);
            var precedent = new Precedent(hit, age, process);
            if (age.IsSuperseded)
            {
                Superseded++;
            }
            else
            {
                Cases++;
                EndedWell += hit.EndedWell ? 1 : 0;
                _bySla += hit.SlaMet == hit.EndedWell ? 1 : 0;
                Weight += precedent.Weight;
            }

            CountActions(precedent, snapshot.Case.State, failed, seen);
            seen.Clear();
            foreach (var document in hit.Documents.Where(seen.Add))
            {
                Use(_documents, document).Add(precedent, resolved: false);
            }

            seen.Clear();
            if (hit.ResolvedById is { } person && hit.HoursToResolve is not null)
            {
                Use(_people, PeopleIndex.KeyOf(person)).Add(precedent, resolved: hit.EndedWell);
            }
        }
    }

    /// <summary>A step failed on this case: only actions that came after the same step in a similar case are counted.</summary>
    public bool IsAfterFailure { get; }

    /// <summary>Similar cases excluded from all counts because today's process no longer permits their path.</summary>
    public int Superseded { get; }

    /// <summary>Similar cases that count.</summary>
    public int Cases { get; }

    /// <summary>Of these, cases that ended well.</summary>
    public int EndedWell { get; }

    /// <summary>Whether each of them had a deadline, and ended well if it met that.</summary>
    public bool IsBySla => Cases > 0 && _bySla == Cases;

    /// <summary>Sum of their search scores, each weighted by how much of its path is still possible.</summary>
    public long Weight { get; }

    /// <summary>Use by action key.</summary>
    public IReadOnlyDictionary<string, UseInSimilarCases> Actions => _actions;

    /// <summary>Use by document key.</summary>
    public IReadOnlyDictionary<string, UseInSimilarCases> Documents => _documents;

    /// <summary>Resolved cases by person.</summary>
    public IReadOnlyDictionary<string, UseInSimilarCases> People => _people;

    /// <summary>The use of a candidate; empty when it occurs in no similar case.</summary>
    public UseInSimilarCases Of(SlateKind kind, string id) =>
        (
            kind switch
            {
                SlateKind.Action => _actions,
                SlateKind.Document => _documents,
                _ => _people,
            }
        ).GetValueOrDefault(id) ?? UseInSimilarCases.None;

    private static int CountCasesWith(IReadOnlyList<SimilarCaseHit> hits, IReadOnlySet<string> actions) =>
        actions.Count == 0 ? 0 : hits.Count(hit => hit.Steps.Any(step => actions.Contains(step.Activity)));

    /// <param name="failed">Only steps after one of these actions count; null when all steps count.</param>
    private void CountActions(Precedent precedent, string state, IReadOnlySet<string>? failed, HashSet<string> seen)
    {
        var hit = precedent.Hit;
        var steps = failed is null ? hit.Steps : [.. hit.Steps.SkipWhile(step => !failed.Contains(step.Activity)).Skip(1)];
        var counts = failed is null || steps.Any(step => string.Equals(step.Activity, hit.Resolution, StringComparison.Ordinal));
        foreach (var step in steps)
        {
            if (string.Equals(step.FromState, state, StringComparison.Ordinal) && seen.Add(step.Activity))
            {
                var solved = hit.EndedWell && string.Equals(step.Activity, hit.Resolution, StringComparison.Ordinal);
                Use(_actions, step.Activity).Add(precedent, solved);
            }
        }

        // what resolved it in another state is worth proposing, but does not count as use in this state
        if (counts && hit.Resolution is { } resolution && seen.Add(resolution))
        {
            Use(_actions, resolution).Support(precedent);
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
