namespace RecsConsole.Database.Codes;

/// <summary>The delivery state of a message.</summary>
public enum MessageDelivery
{
    /// <summary>Nothing to deliver: the message came in, or was communicated elsewhere.</summary>
    Recorded,

    /// <summary>The message belongs to a step that needs approval: delivered only after approval, and never without it.</summary>
    Held,

    /// <summary>The message is still to be sent.</summary>
    ToSend,

    /// <summary>The mail server accepted the message.</summary>
    Sent,

    /// <summary>Written to a folder because no mail server is configured: nobody received it.</summary>
    InFolder,

    /// <summary>Delivery was given up; the author was notified.</summary>
    Failed,
}
