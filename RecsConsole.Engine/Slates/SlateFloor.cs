using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Ranking;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Engine.Slates;

/// <summary>
/// What is worth a place: a few good suggestions beat five. A document or person far behind the best one is left out, and a document that only
/// search proposes and that hardly fits; so is an action whose
/// only support is that the workflow permits it, once there is history to judge by, and an escalation out of proportion to the case. Beside
/// actions with a good record, one that no similar case used must be a usual next step here, or solve such cases
/// (<see cref="SolutionChances"/>); one that a policy recommends, or that probably solves the case, stays. While the case waits for an
/// answer, only an action that cannot wait is worth a place: required, of a playbook, due to the deadline, an overdue word to somebody, or a word
/// about an urgent case that others answer too late; while it waits for an approval, these and what people usually do in the state. A
/// deadline is no reason for a step after which no similar case ended well, beside one with a good record. Once the answer is overdue, a
/// word to somebody need not be usual. Once the case is over and nothing has happened since, only what finished cases usually do next has a
/// place (<see cref="FinishedCase"/>). What closes a case whose problem is known to be still there has no place beside what may help, unless
/// a policy wants it. docs/benchmarks.md shows what each floor keeps and drops.
/// </summary>
internal sealed class SlateFloor
{
    // with fewer finished cases, an action that none of them used is no worse than the others
    private const int MinCases = 10;

    // With this many similar cases, a logged activity that only the workflow proposes was done in none of those that ended.
    private const int MinSimilar = 5;

    // What a log has less often in a state may be nothing but what was done on this case.
    private const int MinObserved = 5;

    // A step that this many similar cases used, none of which ended well, is known not to help; fewer may have ended badly by chance.
    private const int MinUsed = 5;

    // when search found no document, the smallest share of such cases that use one: documents are far more numerous than people
    private const long RareShare = FixedPoint.One / 100;

    // a person who finishes a smaller share of such cases has no place for that alone
    private const long FinisherShare = FixedPoint.One / 50;

    // Right answers to questions of a public collection fit this well in 95 of 100 cases (docs/benchmarks.md, "What the floors keep").
    private const long LeastFit = 720_000;

    // the shares of a tenant that has too few cases to learn them from, see LearnedRules
    private const long DocumentShare = 800_000;
    private const long KnownDocumentShare = 700_000;
    private const long PersonShare = 600_000;
    private const long UsualShare = FixedPoint.One / 5;
    private const long SeldomShare = FixedPoint.One / 50;

    // the share of finished cases that must go on with a step for it to be advice on one that is over; a fifth cost a little more on a log
    // whose closed cases often go on (docs/benchmarks.md, "Next steps")
    private const long AgainShare = FixedPoint.One / 10;

    private static readonly string[] s_known = [SourceNames.Frequent, SourceNames.RecentPolicy];

    private readonly CaseSnapshot _snapshot;
    private readonly SnapshotIndex _index;

    private readonly ScoreFloor _floor;

    // an action that ended well in similar cases is on the slate: what none of them used need not fill it
    private readonly bool _hasRecord;

    public SlateFloor(CaseSnapshot snapshot, ScoreFloor floor, IReadOnlyList<Candidate> eligible)
    {
        (_snapshot, _index, _floor) = (snapshot, SnapshotIndex.From(snapshot), floor);
        _hasRecord = eligible.Any(each => HasRecord(each) && MayHelp(each));
    }

    /// <summary>The rows to keep, in the given order; the others are left out.</summary>
    /// <param name="order">Rows by score, the best first.</param>
    public List<int> Keep(IReadOnlyList<int> order, IReadOnlyList<Candidate> eligible, IReadOnlyList<CandidateScore> scores)
    {
        if (order.Count == 0)
        {
            return [];
        }

        var best = scores[order[0]].Score;
        List<int> kept = [.. order.Where(i => IsWorth(eligible[i], scores[i].Score, best))];
        return kept.Exists(i => MayHelp(eligible[i])) ? [.. kept.Where(i => !ClosesTooSoon(eligible[i]))] : kept;
    }

    /// <summary>What decides about an item, and the share of it that is compared.</summary>
    public (FloorRule Rule, long Share) MarginOf(Candidate candidate, long score, long best)
    {
        var rule = ClosesTooSoon(candidate) ? FloorRule.Drop : RuleOf(candidate, score);
        return rule switch
        {
            FloorRule.Keep or FloorRule.Drop => (rule, 0),
            FloorRule.UsualStep or FloorRule.SeldomStep => (rule, NextShareOf(candidate)),
            _ => (rule, best > 0 && score > 0 ? FixedPoint.One * score / best : 0),
        };
    }

    private bool IsWorth(Candidate candidate, long score, long best) =>
        RuleOf(candidate, score) switch
        {
            FloorRule.Keep => true,
            FloorRule.Drop => false,
            FloorRule.UsualStep => NextShareOf(candidate) >= LeastOf(FloorRule.UsualStep),
            FloorRule.SeldomStep => NextShareOf(candidate) >= LeastOf(FloorRule.SeldomStep),
            var rule => _floor.Allows(score, best, LeastOf(rule)),
        };

    private long LeastOf(FloorRule rule)
    {
        var learned = _snapshot.Shared.Configuration.Learned;
        return rule switch
        {
            FloorRule.Document => learned?.DocumentShare ?? DocumentShare,
            // never higher than for documents that nobody used
            FloorRule.KnownDocument => Math.Min(learned?.KnownDocumentShare ?? KnownDocumentShare, LeastOf(FloorRule.Document)),
            FloorRule.Person => learned?.PersonShare ?? PersonShare,
            FloorRule.UsualStep => learned?.UsualShare ?? UsualShare,
            _ => learned?.SeldomShare ?? SeldomShare,
        };
    }

    private FloorRule RuleOf(Candidate candidate, long score) =>
        candidate.Kind switch
        {
            SlateKind.Action => RuleOfAction(candidate),
            SlateKind.Document => RuleOfDocument(candidate),
            _ => IsOnlyOfTheTeam(candidate) ? FloorRule.Drop
            : IsFinisher(candidate, score) ? FloorRule.Keep
            : FloorRule.Person,
        };

    private FloorRule RuleOfDocument(Candidate candidate) =>
        candidate.EvidenceOf(SourceNames.Curated) > 0 // somebody picked it
        || _index.Document(candidate.Id) is { NamesCode: true }
        || (!_index.HasFoundDocuments && candidate.EvidenceOf(SourceNames.AlikeCases) >= RareShare)
            ? FloorRule.Keep
        : IsForeign(candidate) ? FloorRule.Drop
        : s_known.Any(source => candidate.EvidenceOf(source) > 0) ? FloorRule.KnownDocument
        : FloorRule.Document;

    // Search finds something for every case. What nobody ever used or picked needs words in common with it, unless their languages differ.
    private bool IsForeign(Candidate candidate) =>
        candidate.Provenance.All(each => each.Source is SourceNames.Search or SourceNames.Semantic)
        && _index.Document(candidate.Id) is { Fit: < LeastFit } document
        && (document.Language is null || _snapshot.Case.Language is null || HaveSameLanguage(document.Language, _snapshot.Case.Language));

    private static bool HaveSameLanguage(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private FloorRule RuleOfAction(Candidate candidate)
    {
        if (_index.Memory.Wait is not null)
        {
            return CannotWait(candidate) || IsOverdueWord(candidate) || IsUrgentWord(candidate) ? FloorRule.Keep : FloorRule.Drop;
        }

        if (IsForApproval && !CannotWait(candidate))
        {
            return FloorRule.SeldomStep;
        }

        if (_index.Finished.IsSettled && !IsUsualAfterTheEnd(candidate) && !CannotWait(candidate))
        {
            return FloorRule.Drop;
        }

        if (IsExcessive(candidate) || (IsLogged(candidate) && IsOnlyPossible(candidate) && IsUnlikely(candidate)))
        {
            return FloorRule.Drop;
        }

        if (
            _index.Evidence.Cases < MinCases
            || CannotWait(candidate)
            || CandidatePolicies.RecommendedBy(candidate, _index) is not null
            || IsLikelySolution(candidate)
            || (!IsLogged(candidate) && NewItem.Is(_snapshot, _index, candidate))
        )
        {
            return FloorRule.Keep;
        }

        return HasRecord(candidate) ? FloorRule.Keep
            : IsLogged(candidate) || IsReminder(candidate) || (IsUnused(candidate) && (!_hasRecord || IsSolution(candidate)))
                ? FloorRule.SeldomStep
            : FloorRule.UsualStep;
    }

    // A decision of the case waits for a second person. What people do meanwhile is in the counts of the state, if there are any; the record
    // of similar cases is one of cases that waited for nobody.
    private bool IsForApproval =>
        _snapshot.Case is { HoldsOpposites: true, OpenApprovalActions.Count: > 0 }
        && _snapshot.Visible.History?.NextSteps is { Count: > 0 };

    // Nothing has happened since the case ended. What leaves it over, such as paperwork, must not be seldom; what opens it again must be
    // usual, and is not where nobody knows how many cases stayed as they were.
    private bool IsUsualAfterTheEnd(Candidate candidate)
    {
        var share = _index.Finished.ShareOf(candidate.Id);
        var next = _index.Workflow.Machine.Next(_snapshot.Case.State, candidate.Id);
        return next is not null && _index.Workflow.Machine.IsTerminal(next)
            ? share is null || share >= LeastOf(FloorRule.SeldomStep)
            : share >= AgainShare;
    }

    private bool HasRecord(Candidate candidate) =>
        candidate.Kind == SlateKind.Action
        && !IsLogged(candidate)
        && !IsExcessive(candidate)
        && _index.Evidence.Of(SlateKind.Action, candidate.Id).EndedWell > 0;

    // what failed on this case, or would close it while its problem is still there, must not be all that is left
    private bool MayHelp(Candidate candidate) => _index.Memory.Of(candidate.Id) is not { HasFailed: true } && !ClosesTooSoon(candidate);

    // the problem is known to be still there
    private bool ClosesTooSoon(Candidate candidate) =>
        candidate.Kind == SlateKind.Action
        && _index.Memory.IsSetBack
        && _index.Chances.IsClosing(candidate.Id)
        && StandardSlatePolicy.RequiredBy(candidate, _index) is null
        && CandidatePolicies.RecommendedBy(candidate, _index) is null;

    private bool IsUnused(Candidate candidate) => _index.Evidence.Of(SlateKind.Action, candidate.Id).Used == 0;

    // it solves at least the share of such cases that a seldom step must follow in
    private bool IsSolution(Candidate candidate) => _index.Solutions.Of(candidate.Id) >= LeastOf(FloorRule.SeldomStep);

    // Once the usual step has failed, people do many different things, and what solves the case is the next step of few of them: a step
    // that solves as many such cases as must continue with a usual step is worth as much.
    private bool IsLikelySolution(Candidate candidate) =>
        !IsLogged(candidate)
        && !_index.Chances.IsClosing(candidate.Id)
        && _index.Solutions.Of(candidate.Id) >= LeastOf(FloorRule.UsualStep);

    // the share of cases in the state that continue with the action
    private long NextShareOf(Candidate candidate)
    {
        var observed =
            _index.Workflow.Observed(_snapshot.Case.State, candidate.Id) > 0 ? candidate.EvidenceOf(SourceNames.WorkflowRules) : 0;
        return Math.Max(candidate.EvidenceOf(SourceNames.NextSteps), observed);
    }

    // whatever proposes it; a policy may still require it
    private bool IsExcessive(Candidate candidate) =>
        _index.Catalog.Action(candidate.Id) is { Kind: SlaRuleSource.EscalateKind } action
        && !SlaRuleSource.Fits(_snapshot.Case, action)
        && StandardSlatePolicy.RequiredBy(candidate, _index) is null;

    private bool CannotWait(Candidate candidate) =>
        StandardSlatePolicy.RequiredBy(candidate, _index) is not null
        || candidate.EvidenceOf(SourceNames.Playbook) > 0
        || (candidate.EvidenceOf(SourceNames.SlaRules) > 0 && !NeverHelped(candidate));

    private bool NeverHelped(Candidate candidate) =>
        _hasRecord && _index.Evidence.Of(SlateKind.Action, candidate.Id) is { Used: >= MinUsed, EndedWell: 0 };

    private bool IsOverdueWord(Candidate candidate) =>
        WorkKinds.IsCommunication(_index.Catalog.Action(candidate.Id)?.Kind)
        && ExpectedStep.Of(_snapshot, candidate.Id) is { IsLate: true };

    private bool IsUrgentWord(Candidate candidate) =>
        UrgentWait.Of(_snapshot, _index) is not null
        && !IsOnlyPossible(candidate)
        && _index.Catalog.Action(candidate.Id) is { IsCustomerContact: true } action
        && WorkKinds.IsCommunication(action.Kind);

    private bool IsReminder(Candidate candidate) =>
        _index.Memory.IsOverdue && WorkKinds.IsCommunication(_index.Catalog.Action(candidate.Id)?.Kind);

    // Activities of an imported log have a track record there, however recently it was imported. What usually comes next is worth showing
    // however such cases ended: in a log of slow cases hardly any ends in time, whatever is done.
    private bool IsLogged(Candidate candidate) => _index.Catalog.Action(candidate.Id) is { IsLogged: true };

    private static bool IsOnlyPossible(Candidate candidate) =>
        candidate.Provenance.All(each => string.Equals(each.Source, SourceNames.WorkflowRules, StringComparison.Ordinal));

    // similar cases did something else, or nothing but the case itself shows that it is done here
    private bool IsUnlikely(Candidate candidate) =>
        _snapshot.Visible.SimilarCases.Count >= MinSimilar
        || (_index.Memory.Of(candidate.Id) is not null && _index.Workflow.Observed(_snapshot.Case.State, candidate.Id) < MinObserved);

    private bool IsOnlyOfTheTeam(Candidate candidate) =>
        _index.Evidence.Cases >= MinCases
        && candidate.Provenance.All(each => string.Equals(each.Source, SourceNames.Team, StringComparison.Ordinal));

    // somebody who occasionally finishes such cases is worth asking, unless the evidence against them outweighs it
    private bool IsFinisher(Candidate candidate, long score) =>
        (_floor.IsExponent || score > 0) && candidate.EvidenceOf(SourceNames.Routing) >= FinisherShare;
}
