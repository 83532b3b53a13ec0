using RecsConsole.Casework;
using RecsConsole.Casework.Occurrences;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Recommender.Cards.Declined;
using RecsConsole.Tenancy;

namespace RecsConsole.Recommender.Cards;

/// <summary>What the panel shows of the case's past: the steps that did not help, the one that did, and whom it is waiting for.</summary>
/// <param name="Failed">Latest first, at most three.</param>
/// <param name="Waiting">Null when the case is not waiting.</param>
public sealed record ShownMemory(IReadOnlyList<ShownPastStep> Failed, ShownWait? Waiting)
{
    private const int Max = 3;

    /// <summary>Required steps that somebody decided not to take, and that are not done since; latest first.</summary>
    public IReadOnlyList<ShownDeclinedStep> Declined { get; init; } = [];

    /// <summary>
    /// What solved the case, as somebody named it or as the last work before; null while it is not solved, and when unknown.
    /// </summary>
    public ShownPastStep? Worked { get; init; }

    /// <summary>
    /// The step of which the customer wrote that it works, while the case is not solved yet; null when there is none.
    /// </summary>
    public ShownPastStep? Confirmed { get; init; }

    /// <summary>
    /// When the customer wrote that nothing is better, although nothing was done about the problem that could have failed; null otherwise.
    /// </summary>
    public DateTimeOffset? NothingBetterAt { get; init; }

    /// <summary>The step that usually comes next, when it is suggested and late; null otherwise.</summary>
    public ShownLateStep? Late { get; init; }

    /// <summary>There is nothing to tell.</summary>
    public bool IsEmpty =>
        Failed.Count + Declined.Count == 0 && this is { Waiting: null, Worked: null, Late: null, Confirmed: null, NothingBetterAt: null };

    /// <summary>Nothing is remembered.</summary>
    public static ShownMemory None { get; } = new([], null);

    /// <summary>The snapshot's memory with the catalog's titles; the same memory that screening and confidence used.</summary>
    /// <param name="suggested">The actions that are shown with it.</param>
    public static ShownMemory From(CaseSnapshot snapshot, TenantFacts facts, IReadOnlyList<SlateItem> suggested)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(suggested);
        var index = SnapshotIndex.From(snapshot);
        var failed = index
            .Memory.Steps.Where(step => step.HasFailed && !index.Memory.IsClosing(step.Action)) // the solution failed, not the closing step
            .OrderByDescending(step => step.LastAt)
            .Take(Max)
            .Select(step => ShownPastStep.From(step, snapshot, facts));
        var worked = index.Memory.Solution;
        return new([.. failed], WaitOf(snapshot, index, facts))
        {
            Worked = worked is null ? null : ShownPastStep.From(worked, snapshot, facts),
            Confirmed =
                worked is null && index.Memory.Steps.FirstOrDefault(step => step.Word is { Helped: true }) is { } confirmed
                    ? ShownPastStep.From(confirmed, snapshot, facts)
                    : null,
            NothingBetterAt = index.Memory.SetBackBy is { } word && !index.Memory.Steps.Any(step => step.Verdict == word) ? word.At : null,
            Late = ExpectedStep.LateOf(snapshot, [.. suggested.Select(item => item.Id)]) is { } late
                ? ShownLateStep.From(late, facts)
                : null,
        };
    }

    private static ShownWait? WaitOf(CaseSnapshot snapshot, SnapshotIndex index, TenantFacts facts)
    {
        if (!index.Workflow.IsWaiting(snapshot.Case.State))
        {
            return null;
        }

        var asked = index.Memory.Steps.FirstOrDefault(step => step.Outcome == StepOutcome.Waiting);
        return new(StateLabels.Of(snapshot.Case.State), asked?.LastAt, asked is null ? null : ShownPastStep.TitleOf(asked, facts))
        {
            UsualAnswer = index.Memory.Answers is { } answers ? TimeSpan.FromHours(answers.UsualHours) : null,
        };
    }
}

/// <summary>A step of the past, and what came of it.</summary>
/// <param name="Who">Null when unknown.</param>
/// <param name="IsReaders">The reader did the step.</param>
/// <param name="HasFailed">The step did not help.</param>
/// <param name="WasReopened">The step helped at first, but the case was reopened later.</param>
public sealed record ShownPastStep(string Title, DateTimeOffset At, string? Who, bool IsReaders, bool HasFailed, bool WasReopened)
{
    /// <summary>The step was named as the solution, or was the last work before it, and the case still is solved.</summary>
    public bool HasWorked { get; init; }

    /// <summary>Somebody named the step as what solved the case.</summary>
    public bool IsNamed { get; init; }

    /// <summary>The customer wrote that the step helped, or that it did not; null when they wrote nothing of the kind.</summary>
    public bool? CustomerSaid { get; init; }

    /// <summary>A second person disagreed with the step, which says nothing about whether it would have helped.</summary>
    public bool IsRefused { get; init; }

    /// <summary>Describes a remembered step to the snapshot's reader.</summary>
    public static ShownPastStep From(RememberedStep step, CaseSnapshot snapshot, TenantFacts facts)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(facts);
        return new(
            TitleOf(step, facts),
            step.LastAt,
            step.LastBy is { } by ? facts.People.GetValueOrDefault(by)?.DisplayName : null,
            step.LastBy == snapshot.Actor.PersonId,
            step.HasFailed,
            step.Outcome == StepOutcome.Reopened
        )
        {
            HasWorked = step.Outcome == StepOutcome.Worked,
            IsNamed = step.IsNamed,
            CustomerSaid = step.Word?.Helped,
            IsRefused = step is { Outcome: StepOutcome.Failed, Word: null } && IsOnlyRefused(step, snapshot),
        };
    }

    // the snapshot names no occurrences; but what alone can take a case back from where the step led, did
    private static bool IsOnlyRefused(RememberedStep step, CaseSnapshot snapshot)
    {
        var catalog = CatalogIndex.From(snapshot.Shared.Catalog);
        var led = snapshot.History.LastOrDefault(each => string.Equals(each.Activity, step.Action, StringComparison.Ordinal))?.ToState;
        var ways = snapshot
            .Shared.Workflow.Transitions.Where(way => string.Equals(way.From, led, StringComparison.Ordinal))
            .Where(way => catalog.Action(way.ActionKey) is null)
            .ToList();
        return ways.Count > 0 && ways.TrueForAll(way => Happenings.IsRefusal(way.ActionKey));
    }

    /// <summary>The catalog's title of the step.</summary>
    internal static string TitleOf(RememberedStep step, TenantFacts facts) =>
        facts.ActionTitles.GetValueOrDefault(step.Action, step.Action);
}

/// <summary>The case waits for an answer.</summary>
/// <param name="State">The state's name: "Waiting for customer".</param>
/// <param name="Since">Null when the step that led there is unknown.</param>
/// <param name="After">The step that awaits an answer.</param>
public sealed record ShownWait(string State, DateTimeOffset? Since, string? After)
{
    /// <summary>Four of five answers to the step came within this time; null when too few were counted.</summary>
    public TimeSpan? UsualAnswer { get; init; }

    /// <summary>When that is over; null when unknown.</summary>
    public DateTimeOffset? AnswerDue => Since + UsualAnswer;
}

/// <summary>A step that usually comes sooner.</summary>
/// <param name="Usual">Three of four cases did it within this time after their last step.</param>
/// <param name="Since">When the last thing happened on this case.</param>
public sealed record ShownLateStep(string Title, TimeSpan Usual, DateTimeOffset Since)
{
    /// <summary>What happened then.</summary>
    public WaitStart Start { get; init; }

    internal static ShownLateStep From(ExpectedStep late, TenantFacts facts) =>
        new(facts.ActionTitles.GetValueOrDefault(late.Action, late.Action), TimeSpan.FromHours(late.UsualHours), late.LastAt)
        {
            Start = late.Start,
        };
}
