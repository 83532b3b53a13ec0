using RecsConsole.Database.Codes;

namespace RecsConsole.Features.Webhooks.Deliveries;

/// <summary>What was sent last, newest first.</summary>
/// <param name="HasMore">There are older ones.</param>
public sealed record DeliveryPage(IReadOnlyList<DeliveryLine> Lines, bool HasMore);

/// <summary>One event for one webhook.</summary>
/// <param name="Webhook">Its name.</param>
/// <param name="At">When it happened.</param>
public sealed record DeliveryLine(Guid Id, string Kind, string Webhook, WebhookState State, DateTimeOffset At)
{
    /// <summary>Null for a case that the reader may not see, and where it is of no case.</summary>
    public string? CaseKey { get; init; }

    public bool IsOfCase { get; init; }

    public int Attempts { get; init; }

    public DateTimeOffset? NextAttemptAt { get; init; }

    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>What came in its way last, a stored text.</summary>
    public string? Error { get; init; }
}
