using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Ranking;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Slates;

/// <summary>
/// What is worth a place. With a history to judge by, a candidate that nothing but its possibility speaks for is left out: fewer good lines
/// beat five. Without such a history (a new tenant, a kind of case nobody finished yet) everything eligible may be shown.
/// </summary>
internal sealed class SlateFloor
{
    // fewer finished cases are no history to judge by
    private const int FewestCases = 10;

    // of cases that stood here, the share that went on with an action although it never ended well
    private const long UsualShare = FixedPoint.One / 5;

    // a step that fewer cases went on with, and that no similar case used, is a filler
    private const long SeldomShare = FixedPoint.One / 50;

    private readonly CaseSnapshot _snapshot;
    private readonly SnapshotIndex _index;
    private readonly bool _hasDocuments;
    private readonly bool _isOff;

    public SlateFloor(CaseSnapshot snapshot)
    {
        _snapshot = snapshot;
        _index = SnapshotIndex.Of(snapshot);
        _isOff = _index.Evidence.Cases < FewestCases;
        _hasDocuments = _index.Evidence.Documents.Count > 0;
    }

    /// <summary>Which rows stay, in the order given; the rest is left out.</summary>
    public List<int> Keep(IReadOnlyList<int> order, IReadOnlyList<Candidate> eligible, IReadOnlyList<CandidateScore> scores) =>
        _isOff ? [.. order] : [.. order.Where((i, place) => IsWorth(eligible[i], scores[i], place))];

    private bool IsWorth(Candidate candidate, CandidateScore score, int place) =>
        candidate.Kind switch
        {
            SlateKind.Action => IsWorthAction(candidate),
            SlateKind.Document => IsWorthDocument(candidate, score, place),
            _ => IsWorthPerson(candidate, score),
        };

    private bool IsWorthAction(Candidate candidate)
    {
        if (
            StandardSlatePolicy.RequiredBy(candidate, _index) is not null
            || Says(candidate, SourceNames.Playbook) > 0
            || Says(candidate, SourceNames.SlaRules) > 0
            || (IsCurated(candidate) && ColdStart.IsNew(_snapshot, _index, candidate))
            || IsWrittenForIt(candidate)
        )
        {
            return true;
        }

        var observed = _index.Workflow.Observed(_snapshot.Case.State, candidate.Id) > 0 ? Says(candidate, SourceNames.WorkflowRules) : 0;
        var next = Math.Max(Says(candidate, SourceNames.NextSteps), observed);
        var use = _index.Evidence.Of(SlateKind.Action, candidate.Id);
        return use.Used > 0 ? use.EndedWell > 0 || next >= UsualShare : next >= SeldomShare;
    }

    // the best find is shown whatever its record: it is right far more often than those behind it
    private bool IsWorthDocument(Candidate candidate, CandidateScore score, int place) =>
        !_hasDocuments
        || place == 0
        || Says(candidate, SourceNames.Policy) > 0
        || Says(candidate, SourceNames.Curated) > 0
        || Says(candidate, SourceNames.RecentPolicy) > 0
        || ColdStart.IsNew(_snapshot, _index, candidate)
        || ConfidencePolicy.LabelOf(_snapshot, candidate, score.Probability) > ConfidenceLabel.Low;

    private bool IsWorthPerson(Candidate candidate, CandidateScore score) =>
        score.Score > 0
        && (
            _index.Evidence.Of(SlateKind.Expert, candidate.Id).Used > 0
            || Says(candidate, SourceNames.Skills) > 0
            || Says(candidate, SourceNames.Collaboration) > 0
        );

    // the activities of an imported log have their record in the log, however late it was read
    private bool IsCurated(Candidate candidate) => _index.Catalog.Action(candidate.Id)?.Kind is not "activity";

    private bool IsWrittenForIt(Candidate candidate) =>
        _index.Catalog.Action(candidate.Id)?.IssueTypes.Contains(_snapshot.Case.IssueType, StringComparer.Ordinal) == true;

    private static long Says(Candidate candidate, string source)
    {
        foreach (var each in candidate.Provenance)
        {
            if (string.Equals(each.Source, source, StringComparison.Ordinal))
            {
                return each.Score;
            }
        }

        return 0;
    }
}
