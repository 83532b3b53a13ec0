namespace RecsConsole.Casework.Webhooks;

/// <summary>The events that a webhook can be told, by the names that stand in what is sent.</summary>
public static class WebhookKinds
{
    /// <summary>A step was carried out on a case, and the time is over in which it can be taken back.</summary>
    public const string StepCarriedOut = "step.carried_out";

    /// <summary>A step that was told is undone: the system that the case comes from refused it.</summary>
    public const string StepTakenBack = "step.taken_back";

    /// <summary>A step of high risk waits for a second person.</summary>
    public const string ApprovalRequested = "approval.requested";

    /// <summary>It was approved or rejected, or it lapsed.</summary>
    public const string ApprovalEnded = "approval.ended";

    /// <summary>Somebody tries whether events arrive; every webhook is told.</summary>
    public const string Test = "test";

    /// <summary>Those that can be chosen.</summary>
    public static IReadOnlyList<string> All { get; } = [StepCarriedOut, StepTakenBack, ApprovalRequested, ApprovalEnded];
}
