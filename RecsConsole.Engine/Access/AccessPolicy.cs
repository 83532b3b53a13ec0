namespace RecsConsole.Engine.Access;

/// <summary>Who may do what: the only place where permission is decided. Default is no.</summary>
public class AccessPolicy
{
    private static readonly string[] CaseWorkers = [ConsoleRole.Agent, ConsoleRole.Supervisor];
    private static readonly string[] Watchers = [ConsoleRole.Auditor, ConsoleRole.Admin];
    private static readonly string[] Leaders = [ConsoleRole.Supervisor, ConsoleRole.Admin];

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

        var reasons = new ReasonSet();
        AddObjectReasons(ref reasons, subject, resource, instant);
        AddOperationReasons(ref reasons, subject, operation, resource);
        return reasons.IsEmpty ? AccessDecision.Permit : AccessDecision.Deny(reasons.ToArray());
    }

    /// <summary>
    /// The object without what the answer to this operation does not depend on: objects that are alike then have the same answer for everybody. An operation
    /// that is not known to look at little keeps everything.
    /// </summary>
    public static AccessResource WhatCounts(AccessOperation operation, AccessResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        // by role alone, beside what the object itself asks
        return
            operation
                is AccessOperation.ViewCase
                    or AccessOperation.ViewAction
                    or AccessOperation.ViewDocument
            ? resource with
            {
                Kind = AccessResourceKind.Tenant,
                Id = Guid.Empty,
                Teams = [],
                AssignedPersonId = null,
                RequestedById = null,
                ConflictPersonIds = [],
            }
            : resource;
    }

    // What the object itself asks of anybody, whatever they want to do with it
    private static void AddObjectReasons(
        ref ReasonSet reasons,
        AccessSubject subject,
        AccessResource resource,
        DateTimeOffset instant
    )
    {
        if (resource.Classification > subject.Clearance)
        {
            reasons.Add(ReasonCode.Clearance);
        }

        if (
            resource.Regions.Count > 0
            && subject.Regions.Count > 0
            && !subject.Regions.Overlaps(resource.Regions)
        )
        {
            reasons.Add(ReasonCode.Region);
        }

        if (resource.Acl.Count > 0 && !resource.Acl.Any(entry => entry.Matches(subject, instant)))
        {
            reasons.Add(ReasonCode.Acl);
        }
    }

    private static void AddOperationReasons(
        ref ReasonSet reasons,
        AccessSubject subject,
        AccessOperation operation,
        AccessResource resource
    )
    {
        if (operation == AccessOperation.ApproveAction)
        {
            AddApprovalReasons(ref reasons, subject, resource);
            return;
        }

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
    private static readonly IReadOnlyList<string>[] RolesByOperation =
    [
        .. Enum.GetValues<AccessOperation>().Order().Select(RolesOf),
    ];

    private static IReadOnlyList<string> RolesFor(AccessOperation operation) =>
        (int)operation >= 0 && (int)operation < RolesByOperation.Length
            ? RolesByOperation[(int)operation]
            : [];

    private static IReadOnlyList<string> RolesOf(AccessOperation operation) =>
        operation switch
        {
            AccessOperation.ViewCase
            or AccessOperation.ViewAction
            or AccessOperation.ViewDocument
            or AccessOperation.AskExpert
            or AccessOperation.Search => ConsoleRole.All,
            AccessOperation.BreakGlass => CaseWorkers,
            AccessOperation.ViewTrace or AccessOperation.ViewAudit or AccessOperation.ViewAlerts =>
                Watchers,
            AccessOperation.ViewTeam or AccessOperation.ViewCatalog => Leaders,
            AccessOperation.ManageCatalog
            or AccessOperation.ManageWorkflow
            or AccessOperation.ManagePeople
            or AccessOperation.ManageTenant
            or AccessOperation.RunJobs
            or AccessOperation.ManageModels
            or AccessOperation.ManageGrants
            or AccessOperation.EraseSubject => [ConsoleRole.Admin],
            AccessOperation.ViewJobs => [.. Leaders, ConsoleRole.Auditor],
            AccessOperation.ViewModels => [.. Leaders, ConsoleRole.Lead, ConsoleRole.Auditor],
            AccessOperation.ManageStudies => [ConsoleRole.Lead],
            AccessOperation.JudgePairs => [ConsoleRole.Reviewer],
            _ => [],
        };

    private static void AddApprovalReasons(
        ref ReasonSet reasons,
        AccessSubject subject,
        AccessResource resource
    )
    {
        if (resource.RequestedById == subject.PersonId)
        {
            reasons.Add(ReasonCode.ConflictOfInterest);
        }

        // A named role is needed itself: a supervisor does not stand in for sales.
        var needed = resource.RequiredRole ?? ConsoleRole.Supervisor;
        if (
            !ConsoleRole.All.Contains(needed, StringComparer.Ordinal)
            || !subject.Roles.Contains(needed)
        )
        {
            reasons.Add(ReasonCode.RoleNotAllowed);
        }
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
