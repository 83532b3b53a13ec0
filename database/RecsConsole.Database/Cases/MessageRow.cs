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

    /// <summary>The channel, such as email or phone.</summary>
    [MaxLength(40)]
    public required string Channel { get; set; }

    /// <summary>Who wrote the message, or who recorded what the customer said; null for a message that arrived by itself.</summary>
    public Guid? AuthorId { get; set; }

    /// <summary>The contact person at the customer.</summary>
    [Personal, MaxLength(200)]
    public string? ContactName { get; set; }

    /// <summary>The mail address that the message came from or went to.</summary>
    [Personal, MaxLength(256)]
    public string? Address { get; set; }

    [Personal]
    public required string Text { get; set; }

    /// <summary>The proposed text before anyone changed it; null when nothing was proposed.</summary>
    [Personal]
    public string? DraftText { get; set; }

    /// <summary>Characters removed and added between the proposal and what was sent; null where nothing was proposed.</summary>
    public int? EditDistance { get; set; }

    /// <summary>The step that was done with the message; null for a plain reply.</summary>
    [MaxLength(100)]
    public string? ActionKey { get; set; }

    /// <summary>Documents that the message cites, a JSON list in the order of their numbers.</summary>
    public string CitationsJson { get; set; } = "[]";

    public MessageDelivery Delivery { get; set; }

    /// <summary>Number of delivery attempts.</summary>
    public int Attempts { get; set; }

    /// <summary>Time of the next delivery attempt; null when there is nothing to deliver.</summary>
    public DateTimeOffset? NextAttemptAt { get; set; }

    public DateTimeOffset? DeliveredAt { get; set; }

    /// <summary>The mail server's last response; it may quote an address.</summary>
    [Personal]
    public string? DeliveryError { get; set; }

    /// <summary>
    /// Hash of the mail's Message-ID, so that the same mail is imported once; null when the message did not arrive as mail.
    /// </summary>
    [MaxLength(64)]
    public string? MailHash { get; set; }

    /// <summary>Concurrency token: only one process delivers the message.</summary>
    [ConcurrencyCheck]
    public long Revision { get; set; }
}
