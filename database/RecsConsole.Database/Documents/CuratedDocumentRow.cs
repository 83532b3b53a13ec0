using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database;

/// <summary>A document that a person picked for cases of an issue type.</summary>
[PrimaryKey(nameof(TenantId), nameof(IssueType), nameof(DocumentKey))]
public sealed class CuratedDocumentRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    [MaxLength(100)]
    public required string IssueType { get; set; }

    [MaxLength(100)]
    public required string DocumentKey { get; set; }

    public Guid? CuratedById { get; set; }

    public DateTimeOffset At { get; set; }
}
