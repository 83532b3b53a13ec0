using RecsConsole.Engine.Access;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Eligibility;

/// <summary>A policy in force can forbid an action for a kind of case, even one that another policy requires.</summary>
internal sealed class ForbiddenByPolicyRule : IEligibilityRule
{
    public SlateKind Kind => SlateKind.Action;

    public ReasonCode? Check(ScreeningContext context, Candidate candidate) =>
        context.Index.Policies.Forbidden.ContainsKey(candidate.Id) ? ReasonCode.NotPermitted : null;
}
