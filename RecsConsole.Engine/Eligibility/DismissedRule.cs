using RecsConsole.Engine.Access;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Eligibility;

/// <summary>
/// An item that this actor dismissed on this case is hidden until the dismissal expires; the snapshot has only those in force.
/// </summary>
internal sealed class DismissedRule(SlateKind kind) : IEligibilityRule
{
    public SlateKind Kind => kind;

    public ReasonCode? Check(ScreeningContext context, Candidate candidate) =>
        context.DismissalOf(candidate.Id) switch
        {
            null => null,
            { Reason: "already_tried" } => ReasonCode.AlreadyTried,
            _ => ReasonCode.DismissedByActor,
        };
}
