namespace RecsConsole.Engine.Access;

/// <summary>Who may do what: the only place that decides permissions. Denies by default.</summary>
public class AccessPolicy
{
    /// <summary>Permit or deny, with reasons. Virtual so that a test can simulate a failing check.</summary>
    public virtual AccessDecision Decide(AccessSubject subject, AccessOperation operation, AccessResource resource, DateTimeOffset instant)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(resource);
        if (subject.TenantId != resource.TenantId)
        {
            // further reasons would reveal something about another tenant's object
            return new(subject, operation, resource, instant, default, PermitRules.From(PermitRule.Tenant));
        }

        var answer = new RuleAnswers();
        answer.Add(PermitRule.Tenant, holds: true);
        if (!subject.Active)
        {
            answer.Add(PermitRule.Active, holds: false);
            return new(subject, operation, resource, instant, answer.Held, answer.Against);
        }

        answer.Add(PermitRule.Active, holds: true);
        CheckObject(ref answer, subject, resource, instant);
        AskOperation(ref answer, subject, operation, resource);
        var grant = ApplyGrant(ref answer, subject, resource, instant) ?? Lend(ref answer, subject, operation, resource, instant);
        return new(subject, operation, resource, instant, answer.Held, answer.Against, grant);
    }

    /// <summary>
    /// The resource reduced to the facts that decide this operation. Resources that are equal after reduction get the same decision for
    /// everybody, so the decision can be reused. Operations that are not listed keep all facts.
    /// </summary>
    public static AccessResource RelevantFacts(AccessOperation operation, AccessResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        // decided by role alone, in addition to what the object itself requires
        return operation is AccessOperation.ViewCase or AccessOperation.ViewAction or AccessOperation.ViewDocument
            ? resource with
            {
                Kind = AccessResourceKind.Tenant,
                Id = Guid.Empty,
                Teams = [],
                AssignedPersonId = null,
                RequestedById = null,
                ConflictPersonIds = [],
                CaseId = null,
                DocumentKey = null,
                Key = null,
                Revision = null,
            }
            : resource;
    }

    // What the object itself requires of everybody, whatever the operation.
    private static void CheckObject(ref RuleAnswers answer, AccessSubject subject, AccessResource resource, DateTimeOffset instant)
    {
        answer.Add(PermitRule.Clearance, resource.Classification <= subject.Clearance);
        if (resource.Regions.Count > 0)
        {
            answer.Add(PermitRule.Region, subject.Regions.Count == 0 || subject.Regions.Overlaps(resource.Regions));
        }

        if (resource.Acl.Count > 0)
        {
            answer.Add(PermitRule.Acl, IsNamed(subject, resource.Acl, instant));
        }
    }

    private static bool IsNamed(AccessSubject subject, IReadOnlyList<AclEntry> acl, DateTimeOffset instant)
    {
        for (var i = 0; i < acl.Count; i++)
        {
            if (acl[i].Matches(subject, instant))
            {
                return true;
            }
        }

        return false;
    }

    private static void AskOperation(ref RuleAnswers answer, AccessSubject subject, AccessOperation operation, AccessResource resource)
    {
        if (operation == AccessOperation.ApproveAction)
        {
            AskApproval(ref answer, subject, resource);
            return;
        }

        if (resource.RequiredRole is { } role)
        {
            answer.Add(PermitRule.RequiredRole, subject.Roles.Contains(role));
        }

        AskRight(ref answer, subject, operation, resource);
        if (operation == AccessOperation.AskExpert)
        {
            answer.Add(PermitRule.Conflict, !IsInConflict(subject, resource));
        }
    }

    private static void AskRight(ref RuleAnswers answer, AccessSubject subject, AccessOperation operation, AccessResource resource)
    {
        switch (operation)
        {
            case AccessOperation.WorkCase:
            case AccessOperation.Recommend:
            case AccessOperation.PerformAction:
                answer.Add(PermitRule.Role, HasAny(subject, ConsoleRole.CaseWorkers));
                CheckTeamOwnership(ref answer, subject, resource);
                break;
            case AccessOperation.ViewDecision when !HasAny(subject, RoleRights.DecisionReaders):
                answer.Add(PermitRule.Role, HasAny(subject, ConsoleRole.All));
                answer.Add(PermitRule.Assignment, IsOwn(subject, resource));
                break;
            case AccessOperation.ViewInsights when !HasAny(subject, RoleRights.Watchers):
                answer.Add(PermitRule.Role, HasAny(subject, RoleRights.Supervisors));
                answer.Add(PermitRule.Nearness, IsOfOwnTeams(subject, resource));
                break;
            case AccessOperation.ViewDecision:
            case AccessOperation.ViewInsights:
                answer.Add(PermitRule.Role, holds: true);
                break;
            default:
                answer.Add(PermitRule.Role, HasAny(subject, RoleRights.For(operation)));
                break;
        }
    }

    // A case that no team owns may be worked by anybody who picks it up.
    private static void CheckTeamOwnership(ref RuleAnswers answer, AccessSubject subject, AccessResource resource)
    {
        if (IsOwn(subject, resource))
        {
            answer.Add(PermitRule.Assignment, holds: true);
            return;
        }

        answer.Add(PermitRule.Nearness, IsOfOwnTeams(subject, resource));
    }

    // Checked only when a rule fails that a grant can replace: a grant covers that rule and changes nothing else.
    private static AccessGrant? ApplyGrant(ref RuleAnswers answer, AccessSubject subject, AccessResource resource, DateTimeOffset instant)
    {
        if (subject.Grants is not { } grants || !answer.Against.Overlaps(PermitRules.Grantable))
        {
            return null;
        }

        AccessGrant? found = null;
        for (var i = 0; i < grants.Count; i++)
        {
            // a grant that somebody else gave is preferred to one that the person took in an emergency
            if (grants[i].Opens(resource, instant) && (found is null || found.IsBreakGlass))
            {
                found = grants[i];
            }
        }

        if (found is not null)
        {
            answer.ApplyGrant(found.IsBreakGlass ? PermitRule.BreakGlass : PermitRule.Grant);
        }

        return found;
    }

    // When nobody is left who may be the second person, the right can be lent. The grant replaces one rule only: never the conflict.
    private static AccessGrant? Lend(
        ref RuleAnswers answer,
        AccessSubject subject,
        AccessOperation operation,
        AccessResource resource,
        DateTimeOffset instant
    )
    {
        if (
            subject.Grants is not { } grants
            || Loan.Of(operation, resource.RequiredRole) is not { } loan
            || !answer.Against.Has(loan.Replaces)
            || !HasAny(subject, loan.Borrowers)
            || HasAny(subject, ConsoleRole.Independent)
        )
        {
            return null;
        }

        for (var i = 0; i < grants.Count; i++)
        {
            if (grants[i].Lends(loan.Duty, instant))
            {
                answer.ApplyDutyGrant(PermitRule.Grant, loan.Replaces);
                return grants[i];
            }
        }

        return null;
    }

    private static void AskApproval(ref RuleAnswers answer, AccessSubject subject, AccessResource resource)
    {
        answer.Add(PermitRule.Conflict, resource.RequestedById != subject.PersonId && !IsInConflict(subject, resource));
        // the named role itself is required: a supervisor cannot stand in for sales unless the right is lent
        var needed = resource.RequiredRole ?? ConsoleRole.Supervisor;
        answer.Add(PermitRule.Approval, ConsoleRole.All.Contains(needed, StringComparer.Ordinal) && subject.Roles.Contains(needed));
    }

    private static bool HasAny(AccessSubject subject, IReadOnlyList<string> roles)
    {
        for (var i = 0; i < roles.Count; i++)
        {
            if (subject.Roles.Contains(roles[i]))
            {
                return true;
            }
        }

        return false;
    }

    // A resource without teams belongs to everybody: figures of the whole tenant, or a case that no team owns.
    private static bool IsOfOwnTeams(AccessSubject subject, AccessResource resource) =>
        resource.Teams.Count == 0 || subject.Teams.Overlaps(resource.Teams);

    private static bool IsOwn(AccessSubject subject, AccessResource resource) => resource.AssignedPersonId == subject.PersonId;

    private static bool IsInConflict(AccessSubject subject, AccessResource resource) =>
        resource.ConflictPersonIds.Contains(subject.PersonId)
        || (resource.Kind == AccessResourceKind.Expert && resource.ConflictPersonIds.Contains(resource.Id));
}
