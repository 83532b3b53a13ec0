using RecsConsole.Casework.Webhooks;
using RecsConsole.Components.Badges;
using RecsConsole.Database.Codes;

namespace RecsConsole.Features.Webhooks;

/// <summary>Texts and icons of webhooks.</summary>
internal static class WebhookLabels
{
    /// <summary>Display text of an event.</summary>
    public static string Of(string kind) =>
        kind switch
        {
            WebhookKinds.StepCarriedOut => Texts.StepCarriedOut,
            WebhookKinds.StepTakenBack => Texts.StepUndone,
            WebhookKinds.ApprovalRequested => Texts.ApprovalRequested,
            WebhookKinds.ApprovalEnded => Texts.ApprovalEnded,
            WebhookKinds.WorkWaiting => Texts.WorkWaiting,
            WebhookKinds.InboxReceived => Texts.InboxReceived,
            WebhookKinds.AuditHead => Texts.AuditHead,
            WebhookKinds.Test => Texts.TestEvent,
            _ => kind,
        };

    public static string Of(WebhookState state) =>
        state switch
        {
            WebhookState.Delivered => Texts.Delivered,
            WebhookState.Failed => Texts.GivenUp,
            WebhookState.Withdrawn => Texts.NotSent,
            _ => Texts.Waits,
        };

    public static TagTone ToneOf(WebhookState state) =>
        state switch
        {
            WebhookState.Delivered => TagTone.Done,
            WebhookState.Failed => TagTone.Late,
            WebhookState.ToSend => TagTone.Soon,
            _ => TagTone.Plain,
        };

    /// <summary>State of a webhook, in one word.</summary>
    public static string StateOf(WebhookLine line) =>
        line switch
        {
            { IsEnabled: false } => Texts.Paused,
            { Trouble: not null } => Texts.Fails,
            { LastDeliveredAt: null } => Texts.NothingSentYet,
            _ => Texts.Works,
        };

    public static TagTone ToneOf(WebhookLine line) =>
        line switch
        {
            { IsEnabled: false } or { Trouble: null, LastDeliveredAt: null } => TagTone.Plain,
            { Trouble: not null } => TagTone.Late,
            _ => TagTone.Done,
        };
}
