namespace RecsConsole.Platform.Mail;

/// <summary>The result of sending a mail.</summary>
public enum MailOutcome
{
    Sent,

    /// <summary>Written to a folder because no mail server is configured: nobody received it.</summary>
    InFolder,

    NoServer,

    /// <summary>Not accepted now; a retry may succeed.</summary>
    Later,

    /// <summary>The address or the mail was refused.</summary>
    Refused,
}
