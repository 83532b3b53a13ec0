using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>One row per tenant that every grant or revocation updates and every decision locks (design rule 8).</summary>
[PrimaryKey(nameof(TenantId))]
public sealed class PermissionVersionRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public long Version { get; set; }
}
