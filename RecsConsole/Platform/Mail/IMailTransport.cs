using MimeKit;

namespace RecsConsole.Platform.Mail;

/// <summary>The way out for mail.</summary>
public interface IMailTransport
{
    /// <summary>False where nothing is configured: nothing can be sent.</summary>
    bool IsOpen { get; }

    /// <summary>False where mails are only put into a folder: nobody gets them.</summary>
    bool Delivers { get; }

    /// <summary>The address that mail comes from.</summary>
    string From { get; }

    /// <exception cref="MailException">It was not taken.</exception>
    Task SendAsync(MimeMessage message, CancellationToken cancellationToken);
}

/// <summary>A mail that was not taken.</summary>
public sealed class MailException : Exception
{
    public MailException() { }

    public MailException(string message)
        : base(message) { }

    public MailException(string message, Exception inner)
        : base(message, inner) { }

    /// <summary>Trying again changes nothing: the address or the mail was refused.</summary>
    public bool IsFinal { get; init; }
}
