using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Codes;
using RecsConsole.Database.Personal;

namespace RecsConsole.Database;

/// <summary>A high-risk action waiting for a second person.</summary>
[PrimaryKey(nameof(TenantId), nameof(Id))]
[Index(nameof(TenantId), nameof(Status))]
[Index(nameof(TenantId), nameof(CaseId))]
public sealed class ApprovalRequestRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid Id { get; set; }

    public Guid CaseId { get; set; }

    [MaxLength(100)]
    public required string ActionKey { get; set; }

    public int ActionVersion { get; set; }

    public Guid RequestedById { get; set; }

    public DateTimeOffset RequestedAt { get; set; }

    public Guid? DecisionId { get; set; }

    public required ApprovalStatus Status { get; set; }

    /// <summary>SHA-256 over action, arguments, case state and revision, evidence and policy version: what the approval is bound to.</summary>
    [MaxLength(64)]
    public required string BindingHash { get; set; }

    /// <summary>When somebody has to have decided; put off once, when the request is escalated.</summary>
    public DateTimeOffset Deadline { get; set; }

    /// <summary>When nobody had decided in time and everybody who may decide was told; null while that did not happen.</summary>
    public DateTimeOffset? EscalatedAt { get; set; }

    /// <summary>What the form of the action says, as it was requested: a JSON array; null where nothing was asked.</summary>
    [Personal(Erased = "[]")]
    public string? FieldsJson { get; set; }

    /// <summary>The same as it was approved; null where nothing was changed.</summary>
    [Personal(Erased = "[]")]
    public string? ApprovedFieldsJson { get; set; }

    public Guid? DecidedById { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    [Personal, MaxLength(2000)]
    public string? Reason { get; set; }

    [ConcurrencyCheck]
    public long Revision { get; set; }
}
