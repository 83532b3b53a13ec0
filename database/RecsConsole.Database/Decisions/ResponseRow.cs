using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Codes;
using RecsConsole.Database.Personal;

namespace RecsConsole.Database;

/// <summary>What the operator did with an item: accept, dismiss or override, with a reason.</summary>
[PrimaryKey(nameof(TenantId), nameof(Id))]
[Index(nameof(TenantId), nameof(CaseId), nameof(ActorId))]
[Index(nameof(TenantId), nameof(DecisionId))]
[Index(nameof(TenantId), nameof(ItemKind), nameof(At))]
public sealed class ResponseRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    /// <summary>Set by the caller, so that a retry is the same response.</summary>
    public Guid Id { get; set; }

    public Guid DecisionId { get; set; }

    public Guid CaseId { get; set; }

    public Guid ActorId { get; set; }

    public required ResponseKind Kind { get; set; }

    public required ItemKind ItemKind { get; set; }

    /// <summary>The item responded to; null for an override of an empty slate.</summary>
    [MaxLength(100)]
    public string? ItemId { get; set; }

    public int? Rank { get; set; }

    /// <summary>Structured reason; null for accept.</summary>
    [MaxLength(40)]
    public string? Reason { get; set; }

    /// <summary>For an override: the action taken instead.</summary>
    [MaxLength(100)]
    public string? ChosenActionKey { get; set; }

    [Personal, MaxLength(2000)]
    public string? Note { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>When the operator undid the response; null: not undone.</summary>
    public DateTimeOffset? UndoneAt { get; set; }

    /// <summary>Until when a dismissal hides the item.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }
}
