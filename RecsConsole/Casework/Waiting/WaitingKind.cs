namespace RecsConsole.Casework.Waiting;

/// <summary>Kinds of waiting items, by the action needed, in display order.</summary>
public enum WaitingKind
{
    /// <summary>Review a submitted version, and publish or return it.</summary>
    Publish,

    /// <summary>Revise a returned version.</summary>
    Revise,

    /// <summary>Decide on a proposed model.</summary>
    Promote,

    /// <summary>Approve or reject a step on a case.</summary>
    Approve,

    /// <summary>Check an alert, or a figure beyond its limit.</summary>
    Alert,

    /// <summary>Deal with a failure.</summary>
    Failure,

    /// <summary>Answer a report.</summary>
    Report,

    /// <summary>Judge pairs, or read the results of a study.</summary>
    Study,

    /// <summary>Renew something that is about to expire.</summary>
    Expiry,
}
