using RecsConsole.Engine.Access;
using RecsConsole.Engine.Validation;
using RecsConsole.Permits;

namespace RecsConsole.Access;

/// <summary>Maps rights, objects and stored permits to the types of the permit checker, which does not know the engine.</summary>
public static class PermitMapper
{
    public static SubjectFacts Subject(AccessSubject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return new(
            subject.TenantId,
            subject.PersonId,
            subject.Revision,
            subject.Active,
            subject.Roles,
            subject.Teams,
            subject.Regions,
            subject.Clearance,
            [
                .. (subject.Grants ?? []).Select(grant => new GrantFacts(
                    grant.Id,
                    grant.CaseId,
                    grant.DocumentKey,
                    grant.ExpiresAt,
                    grant.IsBreakGlass
                )),
            ]
        );
    }

    public static ObjectFacts Shown(AccessResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return new(
            resource.TenantId,
            resource.Kind.ToString(),
            IdOf(resource),
            resource.Revision,
            resource.Classification,
            resource.Regions,
            [.. resource.Acl.Select(entry => new AclFacts(entry.Kind.ToString().ToLowerInvariant(), entry.Value, entry.ExpiresAt))],
            resource.Teams,
            resource.AssignedPersonId,
            resource.RequiredRole,
            resource.ConflictPersonIds
        )
        {
            CaseId = resource.CaseId,
            DocumentKey = resource.DocumentKey,
        };
    }

    /// <summary>What a stored permit claims; null when there is none.</summary>
    public static PermitClaim? Claim(
        ValidationFacts facts,
        AccessPermit? permit,
        AccessOperation operation,
        AccessResourceKind kind,
        string id
    )
    {
        ArgumentNullException.ThrowIfNull(facts);
        return permit is null || facts.Basis is not { } basis
            ? null
            : new(
                basis.TenantId,
                basis.SubjectId,
                basis.SubjectRevision,
                operation.ToString(),
                kind.ToString(),
                id,
                permit.Revision,
                facts.At,
                permit.Rules.Split(' ', StringSplitOptions.RemoveEmptyEntries),
                permit.GrantId
            );
    }

    /// <summary>The id of an object in permits.</summary>
    public static string IdOf(AccessResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return resource.Key ?? resource.Id.ToString("D");
    }
}
