namespace RecsConsole.Casework.Linked;

/// <summary>Lines of a history that have to do with the system that the case comes from.</summary>
public static class RemoteEvents
{
    /// <summary>The ticket has another status there.</summary>
    public const string Status = "remote_status";

    /// <summary>What was decided here is written there.</summary>
    public const string Carried = "carried_out";

    /// <summary>It is written there, but somebody there set another status first.</summary>
    public const string Overtaken = "carry_overtaken";

    /// <summary>It was refused there, and is undone here.</summary>
    public const string Refused = "carry_refused";

    /// <summary>It was refused there, and could not be undone here.</summary>
    public const string RefusedAndKept = "carry_refused_kept";

    /// <summary>Attribute: who did it there.</summary>
    public const string ByAttribute = "remote_by";

    /// <summary>Attribute: the system, as people here call it.</summary>
    public const string SystemAttribute = "remote_system";

    /// <summary>Attribute: number of the ticket.</summary>
    public const string TicketAttribute = "remote_ticket";

    /// <summary>Attribute: what it said, or the name of the status.</summary>
    public const string WordsAttribute = "remote_words";
}
