using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Codes;
using RecsConsole.Database.Personal;

namespace RecsConsole.Database;

/// <summary>A report that a document is out of date, made while working on a case or while reading it; its owner answers by the due date.</summary>
[PrimaryKey(nameof(TenantId), nameof(Id))]
[Index(nameof(TenantId), nameof(Status), nameof(DueAt))]
[Index(nameof(TenantId), nameof(DocumentKey))]
[Index(nameof(TenantId), nameof(ReporterId))]
public sealed class DocumentReportRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid Id { get; set; }

    [MaxLength(100)]
    public required string DocumentKey { get; set; }

    /// <summary>The version that was reported.</summary>
    public int DocumentVersion { get; set; }

    public Guid ReporterId { get; set; }

    public DateTimeOffset ReportedAt { get; set; }

    public Guid? CaseId { get; set; }

    public Guid? DecisionId { get; set; }

    /// <summary>The dismissal that reported it; undoing the dismissal withdraws the report.</summary>
    public Guid? ResponseId { get; set; }

    /// <summary>The reporter's comment.</summary>
    [Personal, MaxLength(2000)]
    public string? Note { get; set; }

    /// <summary>Who should answer: the document's owner at that time; null when it had none.</summary>
    public Guid? OwnerId { get; set; }

    public DateTimeOffset DueAt { get; set; }

    public required DocumentReportStatus Status { get; set; }

    /// <summary>The owner's note to the reporter.</summary>
    [Personal, MaxLength(2000)]
    public string? ResolutionNote { get; set; }

    public Guid? ResolvedById { get; set; }

    public DateTimeOffset? ResolvedAt { get; set; }

    [ConcurrencyCheck]
    public long Revision { get; set; }
}
