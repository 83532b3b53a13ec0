namespace RecsConsole.Database.Codes;

/// <summary>Why someone is notified.</summary>
public enum InboxKind
{
    /// <summary>A colleague asks about a case and waits for an answer.</summary>
    Asked,

    Answered,
    Mentioned,

    /// <summary>Named among those to inform, by the person who took a step.</summary>
    Informed,

    /// <summary>Someone asks for an approval, and the recipient may give it.</summary>
    ToApprove,

    Approved,
    Rejected,

    /// <summary>An approval request ended without a decision.</summary>
    Lapsed,

    /// <summary>Nobody decided a request in time; the recipient may.</summary>
    Escalated,

    /// <summary>Someone else took over the case.</summary>
    Taken,

    /// <summary>Someone else assigned the case to the recipient.</summary>
    Given,

    /// <summary>A document was reported as outdated.</summary>
    Reported,

    ReportFixed,
    ReportRejected,

    /// <summary>An action was reported as not applicable.</summary>
    RuleReported,

    /// <summary>The recipient's feedback on an action led to a change.</summary>
    RuleChanged,

    /// <summary>The recipient's feedback on an action led to no change.</summary>
    RuleKept,

    /// <summary>What the recipient reported as wrongly shown was fixed.</summary>
    RightsFixed,

    /// <summary>What the recipient reported as wrongly shown is permitted.</summary>
    RightsKept,

    /// <summary>The customer wrote on a case that the recipient owns.</summary>
    Written,

    /// <summary>A message by the recipient could not be delivered.</summary>
    NotSent,

    /// <summary>
    /// The recipient's decision could not be written to the system that the case comes from, or someone there changed the ticket first.
    /// </summary>
    NotCarried,

    /// <summary>The ticket of a case that the recipient owns was deleted in the other system, or merged into another one.</summary>
    TicketGone,

    /// <summary>An event could not be delivered to a webhook that the recipient created.</summary>
    WebhookFailed,

    /// <summary>The deadline of a case that the recipient owns is near.</summary>
    SlaAtRisk,

    /// <summary>The time for which the recipient set a case aside has ended.</summary>
    LookAgain,

    /// <summary>A figure has crossed its limit.</summary>
    FigureAlarm,

    /// <summary>Someone sent a version for review, and the recipient may publish it.</summary>
    ToPublish,

    /// <summary>The recipient's version was sent back from review.</summary>
    SentBack,

    /// <summary>The erasure that the recipient asked for was carried out.</summary>
    ErasureDone,

    /// <summary>Somebody decided not to take a step that a policy requires on a case for which the recipient answers.</summary>
    RequiredDeclined,

    /// <summary>A model is proposed, and the recipient may decide.</summary>
    ModelProposed,

    /// <summary>The recipient's proposal of a model was rejected.</summary>
    ModelRejected,

    /// <summary>A security alert was raised, and the recipient watches alerts.</summary>
    AlertRaised,

    /// <summary>A job failed that the recipient may run again.</summary>
    JobFailed,

    /// <summary>Reviewers of a study disagree on a case, and the recipient may decide.</summary>
    Disagreed,
}
