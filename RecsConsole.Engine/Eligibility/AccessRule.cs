using RecsConsole.Engine.Access;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Eligibility;

/// <summary>Asks the access policy about the candidate; a policy that throws, or an unknown candidate, denies.</summary>
internal sealed class AccessRule(SlateKind kind, AccessPolicy policy) : IEligibilityRule
{
    public SlateKind Kind => kind;

    public ReasonCode? Check(ScreeningContext context, Candidate candidate)
    {
        var tenantId = context.Snapshot.Actor.TenantId;
        return kind switch
        {
            SlateKind.Action => CheckAction(context, candidate, tenantId),
            SlateKind.Document => Ask(context, AccessOperation.ViewDocument, Document(context, candidate, tenantId)),
            _ => Ask(context, AccessOperation.AskExpert, Expert(context, candidate, tenantId)),
        };
    }

    // Cached by required role, the only fact that differs between most of the hundreds of actions.
    private ReasonCode? CheckAction(ScreeningContext context, Candidate candidate, Guid tenantId)
    {
        if (context.Index.Catalog.Action(candidate.Id) is not { } action)
        {
            return ReasonCode.CheckFailed;
        }

        var role = action.RequiredRole ?? "";
        if (!context.AccessByRole.TryGetValue(role, out var reason))
        {
            reason = Ask(context, AccessOperation.PerformAction, Action(context, action, tenantId));
            context.AccessByRole.Add(role, reason);
        }

        return reason;
    }

    private ReasonCode? Ask(ScreeningContext context, AccessOperation operation, AccessResource? resource)
    {
        if (resource is null)
        {
            return ReasonCode.CheckFailed;
        }

        try
        {
            var decision = policy.Decide(context.Snapshot.Actor, operation, resource, context.Snapshot.At);
            if (decision.Permitted)
            {
                return null;
            }

            return decision.Reasons.Count == 0 ? ReasonCode.NotPermitted : decision.Reasons[0];
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // fail closed: without a completed check nothing is shown
            return ReasonCode.CheckFailed;
        }
    }

    // An action is performed on the case, so the case's rights apply besides the action's own role.
    private static AccessResource Action(ScreeningContext context, ActionFacts action, Guid tenantId) =>
        new(AccessResourceKind.Action, context.Case.Id, tenantId)
        {
            Classification = context.Case.Classification,
            Regions = context.Case.Region is { } region ? [region] : [],
            Teams = context.Case.Team is { } team ? [team] : [],
            AssignedPersonId = context.Case.AssigneeId,
            RequiredRole = action.RequiredRole,
            CaseId = context.Case.Id,
        };

    private static AccessResource? Document(ScreeningContext context, Candidate candidate, Guid tenantId) =>
        context.Index.Document(candidate.Id) is { } document
            ? new(AccessResourceKind.Document, context.Case.Id, tenantId)
            {
                Classification = document.Classification,
                Regions = document.Regions,
                DocumentKey = document.Key,
            }
            : null;

    private static AccessResource? Expert(ScreeningContext context, Candidate candidate, Guid tenantId) =>
        context.Index.People.Person(candidate.Id) is { } person
            ? new(AccessResourceKind.Expert, person.Id, tenantId)
            {
                Classification = Classifications.Public,
                ConflictPersonIds = context.Index.Presence(person.Id)?.HasConflict == true ? [person.Id] : [],
            }
            : null;
}
