namespace RecsConsole.Casework.Waiting;

/// <summary>What somebody has to do about something that waits, in the order in which the page lists the kinds.</summary>
public enum WaitingKind
{
    /// <summary>Read what somebody wrote, and publish it or send it back.</summary>
    Publish,

    /// <summary>Write again what was sent back.</summary>
    Revise,

    /// <summary>Decide on a model that was proposed.</summary>
    Promote,

    /// <summary>Approve or refuse a step on a case.</summary>
    Approve,

    /// <summary>Look at an alert, or at a figure that crossed its limit.</summary>
    Alert,

    /// <summary>Do something about what failed.</summary>
    Failure,

    /// <summary>Answer a report.</summary>
    Report,

    /// <summary>Judge pairs, or read what the judges found.</summary>
    Study,

    /// <summary>Renew what runs out.</summary>
    Expiry,
}
