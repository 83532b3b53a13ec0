using RecsConsole.Engine.Access;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Eligibility;

/// <summary>An action outside the customer's contract is not suggested, even if a policy requires it.</summary>
internal sealed class EntitlementRule : IEligibilityRule
{
    public SlateKind Kind => SlateKind.Action;

    public ReasonCode? Check(ScreeningContext context, Candidate candidate) =>
        Entitlement.Covers(
            candidate.Id,
            context.Index.Catalog.Action(candidate.Id)?.Tiers,
            context.Case.AccountTier,
            context.Case.Entitlements,
            context.Case.ContractEnded == true
        )
            ? null
            : ReasonCode.NotEntitled;
}
