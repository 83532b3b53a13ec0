using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Evaluation;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Features.Models.Training.Trials;

/// <summary>Collects what a ranker's slates show, for their coverage, novelty and diversity.</summary>
internal sealed class SpreadTally
{
    private readonly HashSet<string> _eligible = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _slatesWith = new(StringComparer.Ordinal);
    private readonly List<IReadOnlyList<string>> _slates = [];
    private readonly List<double> _diversity = [];

    /// <summary>Adds one slate.</summary>
    /// <param name="eligible">All that could have been shown.</param>
    public void Add(CaseSnapshot snapshot, IReadOnlyList<Candidate> eligible, IReadOnlyList<Candidate> shown)
    {
        ArgumentNullException.ThrowIfNull(eligible);
        ArgumentNullException.ThrowIfNull(shown);
        _eligible.UnionWith(eligible.Select(candidate => candidate.Id));
        _slates.Add([.. shown.Select(candidate => candidate.Id)]);
        foreach (var candidate in shown)
        {
            _slatesWith[candidate.Id] = _slatesWith.GetValueOrDefault(candidate.Id) + 1;
        }

        if (shown.Count > 1)
        {
            var kinds = shown.Select(candidate => KindOf(snapshot, candidate)).Distinct(StringComparer.Ordinal).Count();
            _diversity.Add((double)kinds / shown.Count);
        }
    }

    /// <summary>Null before a slate was added.</summary>
    public SlateSpread? Spread() =>
        _slates.Count == 0
            ? null
            : new(
                _slatesWith.Keys.Count(_eligible.Contains),
                _eligible.Count,
                Measure.From(Bootstrap.Mean([.. _slates.Where(slate => slate.Count > 0).Select(slate => slate.Average(Surprise))])),
                Measure.From(Bootstrap.Mean(_diversity))
            );

    private double Surprise(string id) => -Math.Log2((double)_slatesWith[id] / _slates.Count);

    private static string KindOf(CaseSnapshot snapshot, Candidate candidate) =>
        candidate.Kind switch
        {
            SlateKind.Action => snapshot.Shared.Catalog.Actions.FirstOrDefault(action => IsId(action.Key, candidate))?.Kind,
            SlateKind.Document => snapshot.Visible.Documents.FirstOrDefault(document => IsId(document.Key, candidate))?.Kind,
            _ => snapshot.Shared.People.People.FirstOrDefault(person => IsId(person.Id.ToString("D"), candidate))?.Teams is [var team, ..]
                ? team
                : null,
        } ?? "";

    private static bool IsId(string id, Candidate candidate) => string.Equals(id, candidate.Id, StringComparison.Ordinal);
}
