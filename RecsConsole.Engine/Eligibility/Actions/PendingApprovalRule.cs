using RecsConsole.Engine.Access;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Eligibility;

/// <summary>An action that already waits for approval on this case is not asked for twice.</summary>
internal sealed class PendingApprovalRule : IEligibilityRule
{
    public SlateKind Kind => SlateKind.Action;

    public ReasonCode? Check(ScreeningContext context, Candidate candidate) =>
        context.HasOpenApproval(candidate.Id) ? ReasonCode.DuplicateRequest : null;
}
