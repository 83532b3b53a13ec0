using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>A person who must not be proposed for an account or a case.</summary>
[PrimaryKey(nameof(TenantId), nameof(PersonId), nameof(SubjectKind), nameof(SubjectKey))]
public sealed class ConflictOfInterestRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid PersonId { get; set; }

    /// <summary>account or case.</summary>
    [MaxLength(20)]
    public required string SubjectKind { get; set; }

    [MaxLength(100)]
    public required string SubjectKey { get; set; }
}
