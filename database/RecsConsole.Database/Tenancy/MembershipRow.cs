using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>Who may enter which tenant, and as which person there. Not tenant-owned: it is what decides the tenant.</summary>
[PrimaryKey(nameof(OperatorId), nameof(TenantId))]
[Index(nameof(TenantId), nameof(PersonId), IsUnique = true)]
public sealed class MembershipRow
{
    public Guid OperatorId { get; set; }

    public Guid TenantId { get; set; }

    public Guid PersonId { get; set; }
}
