using RecsConsole.Engine.Access;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Eligibility;

/// <summary>
/// A customer who has been contacted as often as the tenant allows is not contacted again, unless a policy in force requires the contact.
/// </summary>
internal sealed class CappedContactRule : IEligibilityRule
{
    public SlateKind Kind => SlateKind.Action;

    public ReasonCode? Check(ScreeningContext context, Candidate candidate) =>
        context.Snapshot.ContactCapped is { Count: > 0 } capped
        && context.Index.Catalog.Action(candidate.Id) is { } action
        && ContactCap.AppliesTo(action.IsCustomerContact, context.Index.Policies.Required.ContainsKey(candidate.Id))
        && ContactCap.Stops(capped, action.Channel)
            ? ReasonCode.ContactCap
            : null;
}
