namespace RecsConsole.Engine.Access;

/// <summary>Who may do what: the only place where permission is decided. Default is no.</summary>
public class AccessPolicy
{
    private static readonly string[] CaseWorkers = [ConsoleRole.Agent, ConsoleRole.Supervisor];

    /// <summary>Permit or deny, with reasons. Virtual so that a test can show what happens when the check itself fails.</summary>
    public virtual AccessDecision Decide(
        AccessSubject subject,
        AccessOperation operation,
        AccessResource resource,
        DateTimeOffset instant
    )
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(resource);
        if (subject.TenantId != resource.TenantId)
        {
            // further reasons would tell something about another tenant's object
            return AccessDecision.Deny(ReasonCode.TenantMismatch);
        }

        if (!subject.Active)
        {
            return AccessDecision.Deny(ReasonCode.NotPermitted);
        }

        ReasonCode[] reasons =
        [
            .. ObjectReasons(subject, resource, instant),
            .. OperationReasons(subject, operation, resource),
        ];
        return reasons.Length == 0
            ? AccessDecision.Permit
            : AccessDecision.Deny([.. reasons.Distinct().Order()]);
    }

    // What the object itself asks of anybody, whatever they want to do with it
    private static IEnumerable<ReasonCode> ObjectReasons(
        AccessSubject subject,
        AccessResource resource,
        DateTimeOffset instant
    )
    {
        if (resource.Classification > subject.Clearance)
        {
            yield return ReasonCode.Clearance;
        }

        if (
            resource.Regions.Count > 0
            && subject.Regions.Count > 0
            && !subject.Regions.Overlaps(resource.Regions)
        )
        {
            yield return ReasonCode.Region;
        }

        if (resource.Acl.Count > 0 && !resource.Acl.Any(entry => entry.Matches(subject, instant)))
        {
            yield return ReasonCode.Acl;
        }
    }

    private static IEnumerable<ReasonCode> OperationReasons(
        AccessSubject subject,
        AccessOperation operation,
        AccessResource resource
    )
    {
        if (operation == AccessOperation.ApproveAction)
        {
            return ApprovalReasons(subject, resource);
        }

        List<ReasonCode> reasons = [];
        if (resource.RequiredRole is { } role && !subject.Roles.Contains(role))
        {
            reasons.Add(ReasonCode.RoleNotAllowed);
        }

        if (!IsPermitted(subject, operation, resource))
        {
            reasons.Add(ReasonCode.NotPermitted);
        }

        if (operation == AccessOperation.AskExpert && IsInConflict(subject, resource))
        {
            reasons.Add(ReasonCode.ConflictOfInterest);
        }

        return reasons;
    }

    private static bool IsPermitted(
        AccessSubject subject,
        AccessOperation operation,
        AccessResource resource
    ) =>
        operation switch
        {
            AccessOperation.WorkCase
            or AccessOperation.Recommend
            or AccessOperation.PerformAction => HasAny(subject, CaseWorkers)
                && IsNear(subject, resource),
            AccessOperation.ViewDecision => HasAny(
                subject,
                [ConsoleRole.Auditor, ConsoleRole.Supervisor, ConsoleRole.Admin]
            ) || (IsOwn(subject, resource) && HasAny(subject, ConsoleRole.All)),
            AccessOperation.ViewInsights => HasAny(
                subject,
                [ConsoleRole.Admin, ConsoleRole.Auditor]
            ) || (HasAny(subject, [ConsoleRole.Supervisor]) && IsOfOwnTeams(subject, resource)),
            _ => HasAny(subject, RolesFor(operation)),
        };

    // Where the role alone decides; an operation that is not here is nobody's.
    private static IReadOnlyList<string> RolesFor(AccessOperation operation) =>
        operation switch
        {
            AccessOperation.ViewCase
            or AccessOperation.ViewAction
            or AccessOperation.ViewDocument
            or AccessOperation.AskExpert => ConsoleRole.All,
            AccessOperation.ViewTrace or AccessOperation.ViewAudit =>
            [
                ConsoleRole.Auditor,
                ConsoleRole.Admin,
            ],
            AccessOperation.ViewTeam or AccessOperation.ViewCatalog =>
            [
                ConsoleRole.Supervisor,
                ConsoleRole.Admin,
            ],
            AccessOperation.ManageCatalog
            or AccessOperation.ManageWorkflow
            or AccessOperation.ManagePeople
            or AccessOperation.ManageTenant
            or AccessOperation.RunJobs
            or AccessOperation.ManageModels => [ConsoleRole.Admin],
            AccessOperation.ViewJobs =>
            [
                ConsoleRole.Admin,
                ConsoleRole.Supervisor,
                ConsoleRole.Auditor,
            ],
            AccessOperation.ViewModels =>
            [
                ConsoleRole.Admin,
                ConsoleRole.Supervisor,
                ConsoleRole.Lead,
                ConsoleRole.Auditor,
            ],
            AccessOperation.ManageStudies => [ConsoleRole.Lead],
            AccessOperation.JudgePairs => [ConsoleRole.Reviewer],
            _ => [],
        };

    private static IEnumerable<ReasonCode> ApprovalReasons(
        AccessSubject subject,
        AccessResource resource
    )
    {
        if (resource.RequestedById == subject.PersonId)
        {
            yield return ReasonCode.ConflictOfInterest;
        }

        // A named role is needed itself: a supervisor does not stand in for sales.
        var needed = resource.RequiredRole ?? ConsoleRole.Supervisor;
        if (
            !ConsoleRole.All.Contains(needed, StringComparer.Ordinal)
            || !subject.Roles.Contains(needed)
        )
        {
            yield return ReasonCode.RoleNotAllowed;
        }
    }

    private static bool HasAny(AccessSubject subject, IReadOnlyList<string> roles) =>
        roles.Any(subject.Roles.Contains);

    // A case that no team owns may be worked by whoever picks it up.
    private static bool IsNear(AccessSubject subject, AccessResource resource) =>
        resource.Teams.Count == 0
        || IsOwn(subject, resource)
        || subject.Teams.Overlaps(resource.Teams);

    // The page of figures itself names no team.
    private static bool IsOfOwnTeams(AccessSubject subject, AccessResource resource) =>
        resource.Teams.Count == 0 || subject.Teams.Overlaps(resource.Teams);

    private static bool IsOwn(AccessSubject subject, AccessResource resource) =>
        resource.AssignedPersonId == subject.PersonId;

    private static bool IsInConflict(AccessSubject subject, AccessResource resource) =>
        resource.ConflictPersonIds.Contains(subject.PersonId)
        || (
            resource.Kind == AccessResourceKind.Expert
            && resource.ConflictPersonIds.Contains(resource.Id)
        );
}
