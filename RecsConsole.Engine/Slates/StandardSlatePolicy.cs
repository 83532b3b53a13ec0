using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Ranking;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Engine.Slates;

/// <summary>
/// Score order (ties by id) of what <see cref="SlateFloor"/> keeps, then these rules in turn: equal scores by confidence; boosts for
/// strategic priorities; an unusual repeat loses the first place; what similar cases did only after other work comes later while nothing was
/// done (<see cref="StepsAfterWork"/>); a sure solution takes it; the turn of a playbook comes before what that
/// playbook takes later, and a word about an overdue answer before what has more risk (<see cref="StepsInTurn"/>); what closes a case whose
/// problem is known to be there still comes last; near the deadline, work on the case comes before an escalation that helped no similar case; the best escalation
/// moves to the first place when the deadline has passed, and to the second when it is near (<see cref="Escalations"/>); required actions
/// come first; documents about an error code of the case (<see cref="NamedCode"/>), then those in a <see cref="PreferredLanguage"/>; the
/// caps of <see cref="SlateCaps"/>; exploration, if the tenant has enabled it. Later rules win.
/// </summary>
public sealed class StandardSlatePolicy : ISlatePolicy
{
    // chosen on simulations with seeds 1 to 3, where .25 to .55 do equally well within the noise (docs/benchmarks.md, "Simulator")
    private const long SureSolution = 400_000;

    // a solution is due only if people take it here at least a fiftieth as often as the usual step: where nobody tries to solve, none is
    // due
    private const long UsuallyDue = 50;

    // share of an unusual repeat's score that a step not yet done needs to rank above it; set once, no other value was tried
    private const long NearlyAsLikely = 750_000;

    /// <summary>Equal scores: the more probable first; then actions in the order in which the workflow was written, not that of their keys.</summary>
    public const string ConfidenceRule = "confidence";

    /// <summary>A strategic priority of the tenant raises it slightly.</summary>
    public const string PriorityRule = "strategic_priority";

    /// <summary>A deadline at risk: the best escalation moves up.</summary>
    public const string SlaRule = "sla_risk";

    /// <summary>A solution is due: the most probable one moves to the first place.</summary>
    public const string SolutionRule = "solution";

    /// <summary>Already done on the case and unusual to repeat: a step not yet done ranks above it.</summary>
    public const string RepeatRule = "done_already";

    /// <summary>What was tried did not help and nothing was done about it since: what closes the case comes last.</summary>
    public const string NotReadyRule = "not_ready";

    /// <summary>Nothing was done about the case yet: what similar cases did only after other work comes later.</summary>
    public const string AfterWorkRule = "after_work";

    /// <summary>A playbook of the case has it before the step above it, which it takes only after a step not done yet.</summary>
    public const string PlaybookRule = "playbook_order";

    /// <summary>An answer is overdue: a word to whoever owes it ranks above a step with more risk.</summary>
    public const string OverdueRule = "answer_overdue";

    /// <summary>The deadline is near: a step on the case itself ranks above an escalation after which no similar case ended well.</summary>
    public const string BeforeEscalationRule = "before_escalation";

    /// <summary>A document about an error code that the case names: before those about others.</summary>
    public const string CodeRule = "error_code";

    /// <summary>A document in the language of the case or its reader: before those in other languages.</summary>
    public const string LanguageRule = "language";

    /// <summary>Required by policy: before all others.</summary>
    public const string RequiredRule = "policy_required";

    /// <summary>Too many of one kind: the next kind moves up.</summary>
    public const string DiversityRule = "diversity";

    /// <summary>Too many documents of one source: the next source moves up.</summary>
    public const string SourceRule = "document_source";

    /// <summary>Too many popular items.</summary>
    public const string PopularityRule = "popularity";

    /// <summary>Too many items that this person was shown here repeatedly and never took.</summary>
    public const string RepetitionRule = "repetition";

    /// <summary>People who fit equally well: the one asked less often comes first.</summary>
    public const string ExposureRule = "exposure";

    /// <summary>Exploration: a random low-risk action in the last shown place.</summary>
    public const string ExplorationRule = "exploration";

    /// <inheritdoc />
    public Placement Place(
        CaseSnapshot snapshot,
        IReadOnlyList<Candidate> eligible,
        IReadOnlyList<CandidateScore> scores,
        SlateRequest request,
        ScoreFloor floor = default
    )
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(eligible);
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(request);
        var all = ScoreOrder(eligible, scores);
        var kept = new SlateFloor(snapshot, floor, eligible).Keep(all, eligible, scores);
        var reordering = Reorder(kept, snapshot, eligible, scores, request);
        var below = all.Except(kept).ToList();
        var draw = Exploration.Draw(snapshot, reordering.Order, below, eligible, request);
        if (draw?.Index is { } tried)
        {
            if (below.Remove(tried))
            {
                reordering = Reorder([.. all.Where(i => !below.Contains(i))], snapshot, eligible, scores, request);
            }

            reordering.Last(ExplorationRule, tried, request.Size);
        }

        var placed = InPlaces(reordering.Order, eligible, SnapshotIndex.From(snapshot), request, draw);
        return new(placed, reordering.Moves, [.. below.Select(i => eligible[i].Id)]);
    }

    // every place is certain but the last shown one, if there was a draw for it
    private static List<PlacedCandidate> InPlaces(
        IReadOnlyList<int> order,
        IReadOnlyList<Candidate> eligible,
        SnapshotIndex index,
        SlateRequest request,
        ExplorationDraw? draw
    )
    {
        var lastShown = Math.Min(request.Size, order.Count) - 1;
        return
        [
            .. order
                .Take(request.Kept)
                .Select(
                    (i, position) =>
                        new PlacedCandidate(
                            eligible[i].Id,
                            i,
                            position + 1,
                            draw is not null && position == lastShown ? draw.Propensity : FixedPoint.One,
                            RequiredBy(eligible[i], index)?.Key
                        )
                ),
        ];
    }

    private static Reordering Reorder(
        List<int> order,
        CaseSnapshot snapshot,
        IReadOnlyList<Candidate> eligible,
        IReadOnlyList<CandidateScore> scores,
        SlateRequest request
    )
    {
        var (index, state) = (SnapshotIndex.From(snapshot), snapshot.Case.State);
        var reordering = new Reordering(order, i => eligible[i].Id);
        reordering.Apply(ConfidenceRule, ByConfidence(reordering.Order, scores, i => index.Workflow.PlaceOf(state, eligible[i].Id)));
        var risen = request.Kind == SlateKind.Action ? ReorderActions(reordering, snapshot, eligible, scores) : null;
        if (request.Kind == SlateKind.Document)
        {
            var named = new NamedCode(snapshot, order.Select(i => index.Document(eligible[i].Id)));
            int GroupOf(int i) => named.GroupOf(index.Document(eligible[i].Id));
            bool IsPreferred(int i) => PreferredLanguage.Is(snapshot, index.Document(eligible[i].Id)?.Language);
            reordering.Apply(CodeRule, NamedCode.Order(reordering.Order, GroupOf));
            reordering.Apply(LanguageRule, PreferredLanguage.Order(reordering.Order, IsPreferred, GroupOf, i => scores[i].Score));
        }

        if (request.Kind == SlateKind.Expert)
        {
            reordering.Apply(ExposureRule, Exposure.Spread(reordering.Order, eligible, scores, index));
        }

        new SlateCaps(snapshot, eligible, request).Apply(reordering, risen);
        return reordering;
    }

    // the rules of actions; the escalation that rose, if any
    private static int? ReorderActions(
        Reordering reordering,
        CaseSnapshot snapshot,
        IReadOnlyList<Candidate> eligible,
        IReadOnlyList<CandidateScore> scores
    )
    {
        var index = SnapshotIndex.From(snapshot);
        if (snapshot.Shared.Configuration.Priorities is { Count: > 0 } priorities)
        {
            reordering.Apply(
                PriorityRule,
                ByPriority(
                    reordering.Order,
                    scores,
                    i => index.Catalog.Action(eligible[i].Id) is { } action ? StrategicPriority.BoostOf(priorities, action) : 0
                )
            );
        }

        reordering.Raise(RepeatRule, InsteadOfRepeat(reordering.Order, eligible, scores, index), place: 0);
        reordering.First(AfterWorkRule, i => index.AfterWork.Of(eligible[i].Id) is null);
        reordering.Raise(SolutionRule, SolutionDue(reordering.Order, eligible, index), place: 0);
        StepsInTurn.Apply(reordering, eligible, index);
        reordering.First(NotReadyRule, i => !index.Memory.IsSetBack || !index.Chances.IsClosing(eligible[i].Id));
        var risen = Escalations.Due(reordering.Order, eligible, snapshot.Case.SlaBand);
        reordering.Raise(BeforeEscalationRule, Escalations.StepBefore(reordering.Order, eligible, snapshot), place: 0);
        // while the deadline is only near, the first place stays with what may still solve the case in time
        reordering.Raise(SlaRule, risen, place: snapshot.Case.SlaBand == SlaBand.Late ? 0 : 1);
        reordering.First(RequiredRule, i => index.Policies.Required.ContainsKey(eligible[i].Id));
        return risen;
    }

    /// <summary>The policy that requires an action; null for other candidates.</summary>
    internal static PolicyFacts? RequiredBy(Candidate candidate, SnapshotIndex index) =>
        candidate.Kind == SlateKind.Action ? index.Policies.Required.GetValueOrDefault(candidate.Id) : null;

    /// <summary>The rows by score, ties by id.</summary>
    internal static List<int> ScoreOrder(IReadOnlyList<Candidate> eligible, IReadOnlyList<CandidateScore> scores) =>
        [
            .. Enumerable
                .Range(0, eligible.Count)
                .OrderByDescending(i => scores[i].Score)
                .ThenBy(i => eligible[i].Id, StringComparer.Ordinal),
        ];

    private static List<int> ByConfidence(IReadOnlyList<int> order, IReadOnlyList<CandidateScore> scores, Func<int, int> placeOf) =>
        [.. order.OrderByDescending(i => scores[i].Score).ThenByDescending(i => scores[i].Probability).ThenBy(placeOf)];

    // Changes only the order; scores and eligibility stay as they are.
    private static List<int> ByPriority(IReadOnlyList<int> order, IReadOnlyList<CandidateScore> scores, Func<int, long> boostOf) =>
        [.. order.OrderByDescending(i => scores[i].Score + boostOf(i))];

    // The step that takes the first place of an unusual repeat, if it is nearly as likely: a repeat may still be right. One that did not
    // help here is not proposed first while there is anything else. What is done once gives way to a repeat that is only seldom.
    private static int? InsteadOfRepeat(
        IReadOnlyList<int> order,
        IReadOnlyList<Candidate> eligible,
        IReadOnlyList<CandidateScore> scores,
        SnapshotIndex index
    )
    {
        var repeats = index.UnusualRepeats;
        var isOnce = order.Count > 0 && repeats.IsDoneOnce(eligible[order[0]].Id);
        foreach (var i in order)
        {
            if (!repeats.Has(eligible[i].Id) || (isOnce && !repeats.IsDoneOnce(eligible[i].Id)))
            {
                var repeat = order[0]; // i itself, if the first step is none
                return
                    index.Memory.Of(eligible[repeat].Id) is { HasFailed: true }
                    || scores[i].Score >= scores[repeat].Score * NearlyAsLikely / FixedPoint.One
                    ? i
                    : null;
            }
        }

        return null;
    }

    // What people usually do next is often to investigate first. When the history is certain enough about what solves the case, and people
    // take that step in this state, it comes first.
    private static int? SolutionDue(IReadOnlyList<int> order, IReadOnlyList<Candidate> eligible, SnapshotIndex index) =>
        order
            .Where(i => index.Solutions.Of(eligible[i].Id) >= SureSolution && IsDue(eligible[i].Id, index))
            .OrderByDescending(i => index.Solutions.Of(eligible[i].Id))
            .Select(i => (int?)i)
            .FirstOrDefault();

    private static bool IsDue(string action, SnapshotIndex index) =>
        !index.Chances.IsClosing(action)
        && index.Catalog.Action(action) is not { IsLogged: true } // a log's last activity ends a case without being its solution
        && index.NextSteps.Of(action) * UsuallyDue >= UsualNext(index);

    // while the problem is known to be there, what closes the case is no step to compare with
    private static long UsualNext(SnapshotIndex index) =>
        index.Memory.IsSetBack
            ? index.NextSteps.All.Where(next => !index.Chances.IsClosing(next.Action)).Select(next => next.Chance).DefaultIfEmpty().Max()
            : index.NextSteps.Best;
}
