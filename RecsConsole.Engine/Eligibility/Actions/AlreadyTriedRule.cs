using RecsConsole.Engine.Access;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Eligibility;

/// <summary>An action already done since the case entered its state is not proposed again, unless people usually repeat it.</summary>
internal sealed class AlreadyTriedRule : IEligibilityRule
{
    public SlateKind Kind => SlateKind.Action;

    public ReasonCode? Check(ScreeningContext context, Candidate candidate)
    {
        if (!context.WasDoneInState(candidate.Id))
        {
            return null;
        }

        // a mined workflow shows by its counts which actions people repeat in the same state
        var isRepeated =
            context.Index.Workflow.StaysIn(context.Case.State, candidate.Id)
            && context.Index.Workflow.Observed(context.Case.State, candidate.Id) > 0;
        var kind = context.Index.Catalog.Action(candidate.Id)?.Kind;
        return isRepeated || (kind is not null && Repeatable.Contains(kind)) ? null : ReasonCode.AlreadyTried;
    }

    // another message to the customer is ordinary work, and so is any activity of an imported log
    private static readonly HashSet<string> Repeatable = new(StringComparer.Ordinal) { "communicate", "activity" };
}
