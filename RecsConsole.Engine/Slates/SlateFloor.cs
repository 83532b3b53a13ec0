using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Ranking;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Slates;

/// <summary>
/// What is worth a place: a few good suggestions beat five. A document or person far behind the best one is left out; so is an action whose
/// only support is that the workflow permits it, once there is history to judge by, and an escalation out of proportion to the case. While
/// the case waits for an answer, only an action that cannot wait is worth a place: required, of a playbook, or due to the deadline.
/// docs/benchmarks.md shows what each floor keeps and drops.
/// </summary>
internal sealed class SlateFloor
{
    // with fewer finished cases, an action that none of them used is no worse than the others
    private const int MinCases = 10;

    // with this many similar cases, a logged activity known only to the workflow was done in none that ended
    private const int MinLogged = 5;

    // an action that never ended well is kept if at least this share of cases in this state continued with it
    private const long UsualShare = FixedPoint.One / 5;

    // a step with a smaller share, and used by no similar case, is a filler; so is a person who finishes a smaller share of such cases
    private const long SeldomShare = FixedPoint.One / 50;

    // when search found no document, the smallest share of such cases that use one: documents are far more numerous than people
    private const long RareShare = FixedPoint.One / 100;

    // share of the best score that a document and a person must reach
    private const long DocumentShare = 800_000;
    private const long PersonShare = 600_000;

    // documents used in cases of the type, or with a changed policy, are useful more often than others with the same score
    private const long KnownShare = 700_000;
    private static readonly string[] s_known = [SourceNames.Frequent, SourceNames.RecentPolicy];

    private readonly CaseSnapshot _snapshot;
    private readonly SnapshotIndex _index;

    private readonly ScoreFloor _floor;

    public SlateFloor(CaseSnapshot snapshot, ScoreFloor floor) =>
        (_snapshot, _index, _floor) = (snapshot, SnapshotIndex.From(snapshot), floor);

    /// <summary>The rows to keep, in the given order; the others are left out.</summary>
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
                || candidate.EvidenceOf(SourceNames.Curated) > 0 // somebody picked it
                || (!_index.HasFoundDocuments && candidate.EvidenceOf(SourceNames.AlikeCases) >= RareShare),
            _ => (_floor.Allows(score, best, PersonShare) || IsFinisher(candidate, score)) && !IsOnlyOfTheTeam(candidate),
        };

    private bool IsWorthAction(Candidate candidate)
    {
        if (_index.Memory.Wait is not null)
        {
            return CannotWait(candidate);
        }

        if (IsExcessive(candidate))
        {
            return false;
        }

        if (IsLogged(candidate) && _snapshot.Visible.SimilarCases.Count >= MinLogged && IsOnlyPossible(candidate))
        {
            return false;
        }

        if (
            _index.Evidence.Cases < MinCases
            || CannotWait(candidate)
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

    // whatever proposes it; a policy may still require it
    private bool IsExcessive(Candidate candidate) =>
        _index.Catalog.Action(candidate.Id) is { Kind: SlaRuleSource.EscalateKind } action
        && !SlaRuleSource.Fits(_snapshot.Case, action)
        && StandardSlatePolicy.RequiredBy(candidate, _index) is null;

    private bool CannotWait(Candidate candidate) =>
        StandardSlatePolicy.RequiredBy(candidate, _index) is not null
        || candidate.EvidenceOf(SourceNames.Playbook) > 0
        || candidate.EvidenceOf(SourceNames.SlaRules) > 0;

    // Activities of an imported log have a track record there, however recently it was imported. What usually comes next is worth showing
    // however such cases ended: in a log of slow cases hardly any ends in time, whatever is done.
    private bool IsLogged(Candidate candidate) => _index.Catalog.Action(candidate.Id) is { IsLogged: true };

    private static bool IsOnlyPossible(Candidate candidate) =>
        candidate.Provenance.All(each => string.Equals(each.Source, SourceNames.WorkflowRules, StringComparison.Ordinal));

    private bool IsOnlyOfTheTeam(Candidate candidate) =>
        _index.Evidence.Cases >= MinCases
        && candidate.Provenance.All(each => string.Equals(each.Source, SourceNames.Team, StringComparison.Ordinal));

    // somebody who occasionally finishes such cases is worth asking, unless the evidence against them outweighs it
    private bool IsFinisher(Candidate candidate, long score) =>
        (_floor.IsExponent || score > 0) && candidate.EvidenceOf(SourceNames.Routing) >= SeldomShare;
}
