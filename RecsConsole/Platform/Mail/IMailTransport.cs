using MimeKit;

namespace RecsConsole.Platform.Mail;

/// <summary>The transport for outgoing mail.</summary>
public interface IMailTransport
{
    /// <summary>False when nothing is configured, so that nothing can be sent.</summary>
    bool IsOpen { get; }

    /// <summary>False when mails are only written to a folder and nobody receives them.</summary>
    bool Delivers { get; }

    /// <summary>The sender address.</summary>
    string From { get; }

    /// <param name="tenants">Whose data the mail carries: all of them must permit the server.</param>
    /// <exception cref="MailException">The mail was not accepted.</exception>
    Task SendAsync(IReadOnlyCollection<Guid> tenants, MimeMessage message, CancellationToken cancellationToken);
}

/// <summary>A mail that was not accepted.</summary>
public sealed class MailException : Exception
{
    public MailException() { }

    public MailException(string message)
        : base(message) { }

    public MailException(string message, Exception inner)
        : base(message, inner) { }

    /// <summary>Retrying is useless: the address or the mail was refused.</summary>
    public bool IsFinal { get; init; }
}
