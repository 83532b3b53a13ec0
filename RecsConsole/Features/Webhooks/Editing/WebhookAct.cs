namespace RecsConsole.Features.Webhooks.Editing;

/// <summary>An action on a webhook of the list.</summary>
public sealed record WebhookAct(WebhookLine Line, WebhookActKind Kind);

public enum WebhookActKind
{
    Change,
    Test,
    Pause,
    Resume,
    Rotate,
    Delete,
}
