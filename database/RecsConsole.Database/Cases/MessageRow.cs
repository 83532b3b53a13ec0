using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database.Codes;
using RecsConsole.Database.Personal;

namespace RecsConsole.Database;

/// <summary>A message between the customer and the desk, in either direction. Ours wait here until they are delivered.</summary>
[PrimaryKey(nameof(TenantId), nameof(Id))]
[Index(nameof(TenantId), nameof(CaseId), nameof(At))]
[Index(nameof(TenantId), nameof(Delivery), nameof(NextAttemptAt))]
public sealed class MessageRow : ITenantOwned
{
    public Guid TenantId { get; set; }

    public Guid Id { get; set; }

    public Guid CaseId { get; set; }

    public DateTimeOffset At { get; set; }

    public MessageDirection Direction { get; set; }

    /// <summary>Such as email or phone.</summary>
    [MaxLength(40)]
    public required string Channel { get; set; }

    /// <summary>Who wrote it, or who took down what the customer said; null for a message that came in by itself.</summary>
    public Guid? AuthorId { get; set; }

    /// <summary>The person on the customer's side.</summary>
    [Personal, MaxLength(200)]
    public string? ContactName { get; set; }

    /// <summary>Their mail address, where it came from or went to.</summary>
    [Personal, MaxLength(256)]
    public string? Address { get; set; }

    [Personal]
    public required string Text { get; set; }

    /// <summary>What was proposed, before anybody changed it; null where nothing was.</summary>
    [Personal]
    public string? DraftText { get; set; }

    /// <summary>Characters removed and added between the proposal and what was sent; null where nothing was proposed.</summary>
    public int? EditDistance { get; set; }

    /// <summary>The step that was done with it; null for a plain reply.</summary>
    [MaxLength(100)]
    public string? ActionKey { get; set; }

    /// <summary>Documents it rests on, a JSON list in the order of their numbers.</summary>
    public string CitationsJson { get; set; } = "[]";

    public MessageDelivery Delivery { get; set; }

    /// <summary>How often delivery was tried.</summary>
    public int Attempts { get; set; }

    /// <summary>When delivery is tried next; null when there is nothing to deliver.</summary>
    public DateTimeOffset? NextAttemptAt { get; set; }

    public DateTimeOffset? DeliveredAt { get; set; }

    /// <summary>What the mail server said last; it may quote an address.</summary>
    [Personal]
    public string? DeliveryError { get; set; }

    /// <summary>Hash of the Message-ID that it came with, so that the same mail is taken once; null for what did not come as mail.</summary>
    [MaxLength(64)]
    public string? MailHash { get; set; }

    /// <summary>Concurrency token: one process delivers it.</summary>
    [ConcurrencyCheck]
    public long Revision { get; set; }
}
