using RecsConsole.Database.Codes;

namespace RecsConsole.Features.Webhooks.Deliveries;

/// <summary>The first deliveries in the order that was asked for.</summary>
/// <param name="HasMore">Whether there are more.</param>
public sealed record DeliveryPage(IReadOnlyList<DeliveryLine> Lines, bool HasMore);

/// <summary>One event for one webhook.</summary>
/// <param name="Webhook">Name of the webhook.</param>
/// <param name="At">When the event happened.</param>
public sealed record DeliveryLine(Guid Id, string Kind, string Webhook, WebhookState State, DateTimeOffset At)
{
    /// <summary>Null for a case the reader may not see, and for an event without a case.</summary>
    public string? CaseKey { get; init; }

    public bool IsOfCase { get; init; }

    public int Attempts { get; init; }

    public DateTimeOffset? NextAttemptAt { get; init; }

    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>The latest error, as a stored text.</summary>
    public string? Error { get; init; }
}
