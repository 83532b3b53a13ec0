namespace RecsConsole.Features.Webhooks.Sending;

/// <summary>How often an event is sent again to a webhook that does not accept it, and when.</summary>
internal static class WebhookRetries
{
    // between attempts; after the last one the event is abandoned
    private static readonly TimeSpan[] s_delays =
    [
        TimeSpan.FromSeconds(10),
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2),
        TimeSpan.FromHours(6),
        TimeSpan.FromHours(12),
    ];

    /// <summary>Number of attempts before an event is abandoned.</summary>
    public static int MaxAttempts => s_delays.Length + 1;

    /// <summary>When to send again after that many failed attempts, of at least one; null when the event is abandoned.</summary>
    public static DateTimeOffset? NextAt(int attempts, DateTimeOffset now) => attempts < MaxAttempts ? now + s_delays[attempts - 1] : null;
}
