namespace RecsConsole.Database.Codes;

/// <summary>What became of a message.</summary>
public enum MessageDelivery
{
    /// <summary>It is here, and nothing has to be delivered: it came in, or it was said elsewhere.</summary>
    Recorded,

    /// <summary>It belongs to a step that a second person has to approve: nobody gets it before, and nobody at all where the step is not approved.</summary>
    Held,

    /// <summary>It is still to be sent.</summary>
    ToSend,

    /// <summary>The mail server took it.</summary>
    Sent,

    /// <summary>It was put into a folder, because no mail server is set up: nobody got it.</summary>
    InFolder,

    /// <summary>It was given up; whoever wrote it was told.</summary>
    Failed,
}
