using RecsConsole.Engine.Access;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Eligibility;

/// <summary>
/// While a step that decides the case waits for approval, no other decision is proposed: taking it would leave the second person nothing to
/// decide.
/// </summary>
internal sealed class OppositeRule : IEligibilityRule
{
    public SlateKind Kind => SlateKind.Action;

    public ReasonCode? Check(ScreeningContext context, Candidate candidate) =>
        OppositeSteps.WaitingAgainst(context.Case, context.Index, candidate.Id).Count > 0 ? ReasonCode.OppositeWaits : null;
}
