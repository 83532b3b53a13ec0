namespace RecsConsole.Database.Codes;

/// <summary>Why somebody is told something.</summary>
public enum InboxKind
{
    /// <summary>A colleague asks about a case and waits for an answer.</summary>
    Asked,

    Answered,
    Mentioned,

    /// <summary>Named as one of those who were told, by whoever took a step.</summary>
    Informed,
    Approved,
    Rejected,

    /// <summary>A request for approval ended without anybody deciding.</summary>
    Lapsed,

    /// <summary>Nobody decided on a request in time; the reader may.</summary>
    Escalated,

    /// <summary>Somebody else has the case now.</summary>
    Taken,

    /// <summary>The case was assigned by somebody else.</summary>
    Given,

    /// <summary>A document was reported as outdated.</summary>
    Reported,

    ReportFixed,
    ReportRejected,

    /// <summary>An action was said not to apply.</summary>
    RuleReported,

    /// <summary>What the reader said of an action led to a change.</summary>
    RuleChanged,

    /// <summary>What the reader said of an action led to no change.</summary>
    RuleKept,

    /// <summary>What the reader said should not be shown is put right.</summary>
    RightsFixed,

    /// <summary>What the reader said should not be shown may be.</summary>
    RightsKept,

    /// <summary>The customer wrote on a case that the reader has.</summary>
    Written,

    /// <summary>A message of the reader could not be delivered.</summary>
    NotSent,

    /// <summary>What the reader decided could not be carried out in the system that the case comes from, or somebody there was first.</summary>
    NotCarried,

    /// <summary>A webhook that the reader made could not be told something.</summary>
    WebhookFailed,

    /// <summary>The time of a case that the reader has runs out.</summary>
    SlaAtRisk,

    /// <summary>The time has come to which the reader set a case aside.</summary>
    LookAgain,

    /// <summary>A figure has crossed its limit.</summary>
    FigureAlarm,

    /// <summary>Somebody sent a version for review, and the reader may publish it.</summary>
    ToPublish,

    /// <summary>What the reader had sent for review was sent back.</summary>
    SentBack,
}
