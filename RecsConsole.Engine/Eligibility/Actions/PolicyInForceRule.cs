using RecsConsole.Engine.Access;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Eligibility;

/// <summary>An action or document of a policy that is no longer in force is not shown.</summary>
internal sealed class PolicyInForceRule(SlateKind kind) : IEligibilityRule
{
    public SlateKind Kind => kind;

    public ReasonCode? Check(ScreeningContext context, Candidate candidate)
    {
        var policy =
            kind == SlateKind.Action
                ? context.Index.Catalog.Action(candidate.Id)?.PolicyKey
                : context.Index.Document(candidate.Id)?.PolicyKey;
        return policy is null || context.Index.Policies.IsInForce(policy) ? null : ReasonCode.PolicyExpired;
    }
}
