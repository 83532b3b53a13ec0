using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Ranking;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Slates;

/// <summary>
/// What is worth a place: fewer good lines beat five. A document or a person far behind the best one is left out; so is an action that nothing
/// but its possibility speaks for, once there is a history to judge by. docs/benchmarks.md has what each floor keeps and drops.
/// </summary>
internal sealed class SlateFloor
{
    // with fewer finished cases, an action that none of them used is no worse than the others
    private const int MinCases = 10;

    // with so many similar cases, an activity of a log that nothing but its workflow knows was taken by none that ended
    private const int MinLogged = 5;

    // of cases that stood here, the share that went on with an action although it never ended well
    private const long UsualShare = FixedPoint.One / 5;

    // a step that fewer cases went on with, and that no similar case used, is a filler; so is a person who finishes fewer such cases
    private const long SeldomShare = FixedPoint.One / 50;

    // where search found no document, one that fewer such cases use: there are far more documents than people
    private const long RareShare = FixedPoint.One / 100;

    // share of the best score that a document and a person must reach
    private const long DocumentShare = 800_000;
    private const long PersonShare = 600_000;

    // documents that cases of the type used, or whose policy changed, are useful more often than others of the same score
    private const long KnownShare = 700_000;
    private static readonly string[] s_known = [SourceNames.Frequent, SourceNames.RecentPolicy];

    private readonly CaseSnapshot _snapshot;
    private readonly SnapshotIndex _index;

    private readonly ScoreFloor _floor;

    public SlateFloor(CaseSnapshot snapshot, ScoreFloor floor) =>
        (_snapshot, _index, _floor) = (snapshot, SnapshotIndex.Of(snapshot), floor);

    /// <summary>Which rows stay, in the order given; the rest is left out.</summary>
    /// <param name="order">Rows by score, the best first.</param>
    public List<int> Keep(IReadOnlyList<int> order, IReadOnlyList<Candidate> eligible, IReadOnlyList<CandidateScore> scores)
    {
        if (order.Count == 0)
        {
            return [];
        }

        var best = scores[order[0]].Score;
        return [.. order.Where(i => IsWorth(eligible[i], scores[i].Score, best))];
    }

    private bool IsWorth(Candidate candidate, long score, long best) =>
        candidate.Kind switch
        {
            SlateKind.Action => IsWorthAction(candidate),
            SlateKind.Document => _floor.Allows(score, best, DocumentShare)
                || (_floor.Allows(score, best, KnownShare) && s_known.Any(source => candidate.EvidenceOf(source) > 0))
                || candidate.EvidenceOf(SourceNames.Curated) > 0 // somebody wanted it there
                || (!_index.HasFoundDocuments && candidate.EvidenceOf(SourceNames.AlikeCases) >= RareShare),
            _ => (_floor.Allows(score, best, PersonShare) || IsFinisher(candidate, score)) && !IsOnlyOfTheTeam(candidate),
        };

    private bool IsWorthAction(Candidate candidate)
    {
        if (IsLogged(candidate) && _snapshot.Visible.SimilarCases.Count >= MinLogged && IsOnlyPossible(candidate))
        {
            return false;
        }

        if (
            _index.Evidence.Cases < MinCases
            || StandardSlatePolicy.RequiredBy(candidate, _index) is not null
            || candidate.EvidenceOf(SourceNames.Playbook) > 0
            || candidate.EvidenceOf(SourceNames.SlaRules) > 0
            || (!IsLogged(candidate) && NewItem.Is(_snapshot, _index, candidate))
        )
        {
            return true;
        }

        var observed =
            _index.Workflow.Observed(_snapshot.Case.State, candidate.Id) > 0 ? candidate.EvidenceOf(SourceNames.WorkflowRules) : 0;
        var next = Math.Max(candidate.EvidenceOf(SourceNames.NextSteps), observed);
        var use = _index.Evidence.Of(SlateKind.Action, candidate.Id);
        return use.Used > 0 && !IsLogged(candidate) ? use.EndedWell > 0 || next >= UsualShare : next >= SeldomShare;
    }

    // The activities of an imported log have their record in the log, however late it was read. What usually comes next there is worth a line
    // however such cases ended: in a log of slow cases nearly none ends in time, whatever is done.
    private bool IsLogged(Candidate candidate) => _index.Catalog.Action(candidate.Id) is { IsLogged: true };

    private static bool IsOnlyPossible(Candidate candidate) =>
        candidate.Provenance.All(each => string.Equals(each.Source, SourceNames.WorkflowRules, StringComparison.Ordinal));

    private bool IsOnlyOfTheTeam(Candidate candidate) =>
        _index.Evidence.Cases >= MinCases
        && candidate.Provenance.All(each => string.Equals(each.Source, SourceNames.Team, StringComparison.Ordinal));

    // who finishes such cases now and then is worth asking, unless more speaks against them than for them
    private bool IsFinisher(Candidate candidate, long score) =>
        (_floor.IsExponent || score > 0) && candidate.EvidenceOf(SourceNames.Routing) >= SeldomShare;
}
