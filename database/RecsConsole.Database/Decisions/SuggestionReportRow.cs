using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Codes;
using RecsConsole.Database.Personal;

namespace RecsConsole.Database;

/// <summary>
/// A report that a suggestion does not apply or should not be shown, for those who can change that, with their answer. The reporter's
/// comment is the note of the response.
/// </summary>
[PrimaryKey(nameof(TenantId), nameof(Id))]
[Index(nameof(TenantId), nameof(Queue), nameof(Status))]
[Index(nameof(TenantId), nameof(ResponseId), IsUnique = true)]
[Index(nameof(TenantId), nameof(CaseId), nameof(ReporterId))]
public sealed class SuggestionReportRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid Id { get; set; }

    public required ReportRoute Queue { get; set; }

    public required ItemKind ItemKind { get; set; }

    [MaxLength(100)]
    public required string ItemId { get; set; }

    public Guid CaseId { get; set; }

    /// <summary>The state of the case at that time; empty when another system owns it.</summary>
    [MaxLength(60)]
    public required string CaseState { get; set; }

    public Guid DecisionId { get; set; }

    /// <summary>The dismissal or override with the report; undoing it withdraws the report.</summary>
    public Guid ResponseId { get; set; }

    public Guid ReporterId { get; set; }

    public DateTimeOffset ReportedAt { get; set; }

    public required DocumentReportStatus Status { get; set; }

    /// <summary>The answer to the reporter.</summary>
    [Personal, MaxLength(2000)]
    public string? ResolutionNote { get; set; }

    public Guid? ResolvedById { get; set; }

    public DateTimeOffset? ResolvedAt { get; set; }

    [ConcurrencyCheck]
    public long Revision { get; set; }
}
