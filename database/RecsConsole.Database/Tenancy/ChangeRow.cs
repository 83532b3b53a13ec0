using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>
/// A change: the only notification of it (design rule 10), written in the same transaction. A platform table, polled for all tenants; ids
/// only.
/// </summary>
[Index(nameof(TenantId), nameof(Kind), nameof(Id))]
public sealed class ChangeRow
{
    public long Id { get; set; }

    public Guid TenantId { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>The code of a ChangeKind, such as case, catalog or permission.</summary>
    [MaxLength(40)]
    public required string Kind { get; set; }

    [MaxLength(100)]
    public required string Key { get; set; }
}
