namespace RecsConsole.Casework.Linked;

/// <summary>History events concerning the source system of the case.</summary>
public static class RemoteEvents
{
    /// <summary>The status of the ticket changed there.</summary>
    public const string Status = "remote_status";

    /// <summary>The due date of the ticket changed the deadline of the case.</summary>
    public const string Due = "remote_due";

    /// <summary>A step was written there.</summary>
    public const string Carried = "carried_out";

    /// <summary>The step was written there, but somebody had changed the status there before.</summary>
    public const string Overtaken = "carry_overtaken";

    /// <summary>The step was refused there, and undone here.</summary>
    public const string Refused = "carry_refused";

    /// <summary>The step was refused there, and could not be undone here.</summary>
    public const string RefusedAndKept = "carry_refused_kept";

    /// <summary>A note was refused there; it stays here.</summary>
    public const string NoteRefused = "note_refused";

    /// <summary>The assignee was set there.</summary>
    public const string OwnerCarried = "owner_carried";

    /// <summary>The assignee has no account there that the connection can see; the ticket keeps its owner.</summary>
    public const string OwnerUnknown = "owner_unknown";

    /// <summary>The owner was changed there first, and that one stays.</summary>
    public const string OwnerOvertaken = "owner_overtaken";

    /// <summary>The assignee was refused there, and the assignment undone here.</summary>
    public const string OwnerRefused = "owner_refused";

    /// <summary>The assignee was refused there, and the assignment could not be undone here.</summary>
    public const string OwnerRefusedAndKept = "owner_refused_kept";

    /// <summary>The ticket was deleted there, or merged into another one; the case goes on as one of our own.</summary>
    public const string Gone = "remote_gone";

    /// <summary>Attribute: the person who acted there.</summary>
    public const string ByAttribute = "remote_by";

    /// <summary>Attribute: name of the system, as used here.</summary>
    public const string SystemAttribute = "remote_system";

    /// <summary>Attribute: number of the ticket.</summary>
    public const string TicketAttribute = "remote_ticket";

    /// <summary>Attribute: the text, or the name of the status.</summary>
    public const string WordsAttribute = "remote_words";
}
