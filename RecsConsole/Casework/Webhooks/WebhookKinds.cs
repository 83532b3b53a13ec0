namespace RecsConsole.Casework.Webhooks;

/// <summary>The kinds of webhook events, by their names in the body.</summary>
public static class WebhookKinds
{
    /// <summary>A step was executed on a case, and can no longer be undone.</summary>
    public const string StepCarriedOut = "step.carried_out";

    /// <summary>A step that was sent has been undone: the source system of the case refused it.</summary>
    public const string StepTakenBack = "step.taken_back";

    /// <summary>A high-risk step waits for a second person.</summary>
    public const string ApprovalRequested = "approval.requested";

    /// <summary>The request was approved, rejected or withdrawn, or it lapsed.</summary>
    public const string ApprovalEnded = "approval.ended";

    /// <summary>Work outside of cases waits for the webhook's person.</summary>
    public const string WorkWaiting = "work.waiting";

    /// <summary>The webhook's person has an unread item in the inbox.</summary>
    public const string InboxReceived = "inbox.received";

    /// <summary>The newest link of the audit chain, for a webhook whose person may read the trail.</summary>
    public const string AuditHead = "audit.head";

    /// <summary>A test of the delivery; every webhook accepts it.</summary>
    public const string Test = "test";

    /// <summary>The kinds to choose from.</summary>
    public static IReadOnlyList<string> All { get; } =
    [StepCarriedOut, StepTakenBack, ApprovalRequested, ApprovalEnded, WorkWaiting, InboxReceived, AuditHead];
}
