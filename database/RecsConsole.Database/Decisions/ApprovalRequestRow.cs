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

    /// <summary>
    /// SHA-256 over action, arguments, case state and revision, evidence and policy version: what the approval is bound to.
    /// </summary>
    [MaxLength(64)]
    public required string BindingHash { get; set; }

    /// <summary>The time by which someone must decide; extended once, when the request is escalated.</summary>
    public DateTimeOffset Deadline { get; set; }

    /// <summary>
    /// When the deadline passed without a decision and everyone who may decide was notified; null when that did not happen.
    /// </summary>
    public DateTimeOffset? EscalatedAt { get; set; }

    /// <summary>The values of the action's form, as requested: a JSON array; null when there was no form.</summary>
    [Personal(Erased = "[]")]
    public string? FieldsJson { get; set; }

    /// <summary>The values as approved; null when nothing was changed.</summary>
    [Personal(Erased = "[]")]
    public string? ApprovedFieldsJson { get; set; }

    /// <summary>The step that solved the case, as told with the request of a step that solves it; null when none was named.</summary>
    [MaxLength(100)]
    public string? SolvedBy { get; set; }

    /// <summary>
    /// Who created the API key by which the request came: they know its text and could have asked with it. Null when the person asked
    /// themselves.
    /// </summary>
    public Guid? KeyCreatedById { get; set; }

    public Guid? DecidedById { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    [Personal, MaxLength(2000)]
    public string? Reason { get; set; }

    [ConcurrencyCheck]
    public long Revision { get; set; }
}
