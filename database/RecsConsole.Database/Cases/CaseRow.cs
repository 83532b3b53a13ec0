using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Personal;

namespace RecsConsole.Database;

/// <summary>One piece of work followed to its end.</summary>
[PrimaryKey(nameof(TenantId), nameof(Id))]
[Index(nameof(TenantId), nameof(Key), IsUnique = true)]
[Index(nameof(TenantId), nameof(IsOpen), nameof(AssigneeId))]
[Index(nameof(TenantId), nameof(IsOpen), nameof(TeamKey), nameof(SlaDeadline))]
[Index(nameof(TenantId), nameof(IsOpen), nameof(ResolvedAt))]
[Index(nameof(TenantId), nameof(AccountKey))]
[Index(nameof(TenantId), nameof(IssueType))]
[Index(nameof(TenantId), nameof(Product))]
public sealed class CaseRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid Id { get; set; }

    [MaxLength(100)]
    public required string Key { get; set; }

    [Personal, MaxLength(400)]
    public required string Title { get; set; }

    [Personal]
    public required string Description { get; set; }

    [MaxLength(100)]
    public required string TypeKey { get; set; }

    [MaxLength(100)]
    public required string IssueType { get; set; }

    [MaxLength(100)]
    public string? Product { get; set; }

    [MaxLength(20)]
    public string? Region { get; set; }

    [MaxLength(10)]
    public string? Language { get; set; }

    /// <summary>1 (highest) to 4; null when the source has none.</summary>
    public int? Priority { get; set; }

    /// <summary>Key of the workflow state.</summary>
    [MaxLength(100)]
    public required string Status { get; set; }

    public int WorkflowVersion { get; set; }

    public DateTimeOffset OpenedAt { get; set; }

    /// <summary>When the case must be solved; null when nothing is promised, and while the clock is paused.</summary>
    public DateTimeOffset? SlaDeadline { get; set; }

    /// <summary>When the deadline's clock started, if it was restarted because the case was reopened.</summary>
    public DateTimeOffset? SlaStartedAt { get; set; }

    /// <summary>The service level of the deadline; null when another system set the deadline, or nothing is promised.</summary>
    [MaxLength(100)]
    public string? SlaLevelKey { get; set; }

    public int? SlaLevelVersion { get; set; }

    /// <summary>The deadline counts every hour instead of those of the case type's calendar.</summary>
    public bool SlaRoundTheClock { get; set; }

    /// <summary>Since when the clock is paused, because its service level pauses in the current state. Null while it runs.</summary>
    public DateTimeOffset? SlaPausedAt { get; set; }

    /// <summary>The deadline when the clock was paused.</summary>
    public DateTimeOffset? SlaHeldDeadline { get; set; }

    [MaxLength(100)]
    public string? TeamKey { get; set; }

    public Guid? AssigneeId { get; set; }

    [MaxLength(100)]
    public string? AccountKey { get; set; }

    /// <summary>The contact person at the customer; null when nobody is named.</summary>
    [Personal, MaxLength(200)]
    public string? ContactName { get; set; }

    /// <summary>The contact person's mail address; null when unknown, and then nothing can be sent.</summary>
    [Personal, MaxLength(256)]
    public string? ContactAddress { get; set; }

    /// <summary>When the customer wrote last; null when never.</summary>
    public DateTimeOffset? CustomerWroteAt { get; set; }

    /// <summary>When the desk wrote to the customer last; null when never.</summary>
    public DateTimeOffset? RepliedAt { get; set; }

    /// <summary>Set aside until this time, unless someone else does something on the case earlier; null when it is not set aside.</summary>
    [ConcurrencyCheck] // a concurrent setting aside must not be lost when the case is brought back
    public DateTimeOffset? LookAgainAt { get; set; }

    /// <summary>Who set the case aside; null when it is not set aside.</summary>
    public Guid? SetAsideById { get; set; }

    public int Classification { get; set; }

    /// <summary>JSON object of strings.</summary>
    [Personal(Erased = "{}")]
    public required string CustomFieldsJson { get; set; }

    public bool IsOpen { get; set; }

    public DateTimeOffset? ResolvedAt { get; set; }

    public Guid? ResolvedById { get; set; }

    /// <summary>Key of the action that solved the case: the one named on closing, otherwise the one that closed it.</summary>
    [MaxLength(100)]
    public string? Resolution { get; set; }

    /// <summary>The note that describes the solution; null when there is none.</summary>
    public Guid? SolutionNoteId { get; set; }

    public bool? SlaMet { get; set; }

    public bool Reopened { get; set; }

    /// <summary>
    /// When the case's texts were removed, at the end of the tenant's retention period for closed cases or with its customer; null when
    /// never.
    /// </summary>
    public DateTimeOffset? ErasedAt { get; set; }

    /// <summary>Version of the process (workflow or policy set) under which it was worked.</summary>
    public int ProcessVersion { get; set; }

    public DateTimeOffset LastEventAt { get; set; }

    public int EventCount { get; set; }

    /// <summary>Concurrency token; every event raises it.</summary>
    [ConcurrencyCheck]
    public long Revision { get; set; }

    /// <summary>A copy that no context tracks, for reading the case as it was earlier.</summary>
    public CaseRow Copy() => (CaseRow)MemberwiseClone();
}
