using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Codes;
using RecsConsole.Database.Personal;

namespace RecsConsole.Database;

/// <summary>One notification for one person. An event reaches its person once, however often it is tried.</summary>
[PrimaryKey(nameof(TenantId), nameof(Id))]
[Index(nameof(TenantId), nameof(RecipientId), nameof(EventKey), IsUnique = true)]
[Index(nameof(TenantId), nameof(RecipientId), nameof(At))]
[Index(nameof(TenantId), nameof(CaseId))]
[Index(nameof(TenantId), nameof(At))]
public sealed class InboxItemRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid Id { get; set; }

    public Guid RecipientId { get; set; }

    /// <summary>What happened, such as approval:id:approved; unique for the recipient.</summary>
    [MaxLength(150)]
    public required string EventKey { get; set; }

    public required InboxKind Kind { get; set; }

    /// <summary>The case concerned: someone who may not see it cannot read the item.</summary>
    public Guid? CaseId { get; set; }

    /// <summary>The absent person whom the recipient stands in for; null for the recipient's own items.</summary>
    public Guid? InPlaceOfId { get; set; }

    /// <summary>Who caused the event; null when no person did.</summary>
    public Guid? FromId { get; set; }

    /// <summary>The item's other subject: the key of an action or document, or the id of the note with the question.</summary>
    [MaxLength(150)]
    public string? Reference { get; set; }

    /// <summary>The message; encrypted with the key of the case's subject or, without a case, with that of the recipient.</summary>
    [Personal(Erased = "")]
    public string? Text { get; set; }

    public DateTimeOffset At { get; set; }

    public DateTimeOffset? ReadAt { get; set; }

    /// <summary>When the recipient answered a question; null while it is open.</summary>
    public DateTimeOffset? AnsweredAt { get; set; }
}
