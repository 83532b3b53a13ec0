using RecsConsole.Engine.Access;

namespace RecsConsole.Tests.Support.Desk;

/// <summary>An access policy that is switched off: it permits everything.</summary>
public sealed class OpenDoors : AccessPolicy
{
    private static readonly HashSet<string> Everything = [.. ConsoleRole.All];

    public override AccessDecision Decide(AccessSubject subject, AccessOperation operation, AccessResource resource, DateTimeOffset instant)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(resource);
        var own = base.Decide(subject, operation, resource, instant);
        return own.Permitted ? own : Unlocked(subject, operation, resource, instant);
    }

    private AccessDecision Unlocked(AccessSubject subject, AccessOperation operation, AccessResource resource, DateTimeOffset instant) =>
        base.Decide(
            subject with
            {
                TenantId = resource.TenantId,
                Roles = Everything,
                Regions = new HashSet<string>(),
                Clearance = Classifications.Restricted,
                Active = true,
            },
            operation,
            resource with
            {
                Acl = [],
                Regions = [],
                Teams = [],
                RequiredRole = null,
                RequestedById = null,
                ConflictPersonIds = [],
            },
            instant
        );
}
