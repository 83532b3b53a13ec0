using RecsConsole.Engine.Access;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Eligibility;

/// <summary>
/// An action done on the case is not proposed again unless people usually repeat it or the case has been reopened since. An action that
/// failed is not proposed again before the case is reopened. Activities of a log are never excluded: what people repeat there is seldom at
/// worst, and the order, the confidence and the card say so.
/// </summary>
internal sealed class AlreadyTriedRule : IEligibilityRule
{
    // another message to the customer is ordinary work
    private static readonly HashSet<string> Repeatable = new(StringComparer.Ordinal) { "communicate" };

    // handing a case on may be right again later, in another state
    private static readonly HashSet<string> RepeatableElsewhere = new(StringComparer.Ordinal) { "assign", "escalate" };

    public SlateKind Kind => SlateKind.Action;

    public ReasonCode? Check(ScreeningContext context, Candidate candidate)
    {
        var action = context.Index.Catalog.Action(candidate.Id);
        var kind = action?.Kind;
        if (action is { IsLogged: true })
        {
            return null;
        }

        if (IsToWaitFor(context, candidate))
        {
            return ReasonCode.AlreadyTried;
        }

        if (context.WasDoneInState(candidate.Id))
        {
            return IsRepeated(context, candidate) || IsMereWord(context, candidate, kind) ? null : ReasonCode.AlreadyTried;
        }

        return context.Index.Memory.Of(candidate.Id) switch
        {
            null or { IsBeforeReopening: true } => null,
            { HasFailed: true } => ReasonCode.AlreadyTried,
            _ => IsMereWord(context, candidate, kind) || IsIn(RepeatableElsewhere, kind) ? null : ReasonCode.AlreadyTried,
        };
    }

    // While a case waits, nothing is done twice until somebody answers, or it may be time to ask again. Where answers are usually quick, what
    // comes next is a reminder, and not the same step within hours.
    private static bool IsToWaitFor(ScreeningContext context, Candidate candidate) =>
        context.Index.Workflow.IsWaiting(context.Case.State)
        && context.Index.Memory.Of(candidate.Id) is { } step
        && context.Snapshot.At - step.LastAt < LeastPause(context.Index.Memory);

    private static TimeSpan LeastPause(CaseMemory memory) =>
        memory.Patience > CaseWait.DefaultPatience ? memory.Patience : CaseWait.DefaultPatience;

    // advice that solves such cases was an attempt: the case goes on, so it did not help
    private static bool IsMereWord(ScreeningContext context, Candidate candidate, string? kind) =>
        IsIn(Repeatable, kind)
        && (context.Index.Memory.Of(candidate.Id) is { IsBeforeReopening: true } || !context.Index.Solutions.AreSolvedBy(candidate.Id));

    // the counts of a mined workflow show which actions people repeat in the same state
    private static bool IsRepeated(ScreeningContext context, Candidate candidate) =>
        context.Index.Workflow.StaysIn(context.Case.State, candidate.Id)
        && context.Index.Workflow.Observed(context.Case.State, candidate.Id) > 0;

    private static bool IsIn(HashSet<string> kinds, string? kind) => kind is not null && kinds.Contains(kind);
}
