using RecsConsole.Engine.Access;

namespace RecsConsole.Access;

/// <summary>A right of a second person that can be lent for a limited time.</summary>
/// <param name="Key">The duty that the grant names.</param>
/// <param name="Operation">What it permits.</param>
/// <param name="Giver">What the giver needs by role.</param>
/// <param name="Role">The role whose approval it replaces; null when it is no approval.</param>
public sealed record LentDuty(string Key, AccessOperation Operation, AccessOperation Giver, string? Role = null)
{
    /// <summary>All of them, in the order of the form.</summary>
    public static IReadOnlyList<LentDuty> All { get; } =
    [
        new(AccessGrant.Publishing, AccessOperation.PublishVersion, AccessOperation.PublishVersion),
        new(AccessGrant.Promoting, AccessOperation.PromoteModel, AccessOperation.PromoteModel),
        // who gives roles may also lend what a role permits
        new(AccessGrant.ApprovingAsSupervisor, AccessOperation.ApproveAction, AccessOperation.ManagePeople, ConsoleRole.Supervisor),
        new(AccessGrant.ApprovingAsSales, AccessOperation.ApproveAction, AccessOperation.ManagePeople, ConsoleRole.Sales),
    ];

    /// <summary>The page on which the duty is lent, with the duty chosen.</summary>
    public static string AddressOf(string duty) => $"/admin/rights?{Asked}={duty}#lend-title";

    /// <summary>Name of the duty in the address of the page.</summary>
    public const string Asked = "lend";

    public static LentDuty? Find(string key) => All.FirstOrDefault(duty => string.Equals(duty.Key, key, StringComparison.Ordinal));

    /// <summary>The duty of approving in the place of a role; null when it cannot be lent.</summary>
    public static string? ApprovingAs(string role) =>
        All.FirstOrDefault(duty => string.Equals(duty.Role, role, StringComparison.Ordinal))?.Key;

    /// <summary>Whether the subject has the role, or borrowed the duty of approving in its place.</summary>
    public static bool ApprovesAs(AccessSubject subject, string role)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return subject.Roles.Contains(role)
            || (
                ApprovingAs(role) is { } duty
                && (subject.Grants ?? []).Any(grant => string.Equals(grant.Duty, duty, StringComparison.Ordinal))
            );
    }

    /// <summary>The subject as if the duty was lent to them and nothing else was granted.</summary>
    public AccessSubject LentTo(AccessSubject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return subject with { Grants = [new(Guid.Empty, null, null, DateTimeOffset.MaxValue, IsBreakGlass: false) { Duty = Key }] };
    }

    /// <summary>What the right is asked about: anything in the tenant.</summary>
    public AccessResource In(Guid tenantId) =>
        new(AccessResourceKind.Tenant, tenantId, tenantId) { Classification = Classifications.Public, RequiredRole = Role };
}
