using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>A document that was used on a case.</summary>
[PrimaryKey(nameof(TenantId), nameof(CaseId), nameof(DocumentKey))]
[Index(nameof(TenantId), nameof(DocumentKey))]
public sealed class CaseDocumentRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid CaseId { get; set; }

    [MaxLength(100)]
    public required string DocumentKey { get; set; }

    public DateTimeOffset At { get; set; }

    public Guid? PersonId { get; set; }
}
