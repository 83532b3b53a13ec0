using System.Globalization;
using MimeKit;
using RecsConsole.Platform.Mail;
using RecsConsole.Platform.Web;

namespace RecsConsole.Features.Inbox.Mailing;

/// <summary>Writes and sends the mail about unread items, in the reader's language.</summary>
public sealed partial class InboxMail(IMailTransport transport, PublicAddress address, ILogger<InboxMail> logger)
{
    /// <summary>Sends at once; a failure is logged and returned, never thrown.</summary>
    public async Task<InboxMailOutcome> SendAsync(UnreadOfPerson reader, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reader);
        try
        {
            var (subject, body) = Words(reader);
            using var message = new MimeMessage();
            message.From.Add(MailboxAddress.Parse(transport.From));
            message.To.Add(MailboxAddress.Parse(reader.Email));
            message.Subject = subject;
            message.Body = new TextPart("plain") { Text = body };
            await transport.SendAsync(message, cancellationToken);
            return InboxMailOutcome.Sent;
        }
        catch (MailException e) when (!e.IsFinal)
        {
            LogNotSent(e, reader.PersonId);
            return InboxMailOutcome.Later;
        }
        catch (Exception e) when (e is MailException or ParseException)
        {
            LogNotSent(e, reader.PersonId);
            return InboxMailOutcome.Refused;
        }
    }

    private (string Subject, string Body) Words(UnreadOfPerson reader)
    {
        var screen = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = ScreenLanguages.Of(reader.Settings.Language);
            return (Texts.MailSubject.With(reader.Count), Texts.MailBody.With(reader.Count, address.Of(InboxFilter.Path)));
        }
        finally
        {
            CultureInfo.CurrentUICulture = screen;
        }
    }

    [LoggerMessage(EventId = 13002, Level = LogLevel.Warning, Message = "Mail about unread items not accepted {PersonId}")]
    private partial void LogNotSent(Exception exception, Guid personId);
}

/// <summary>The result of sending a mail.</summary>
public enum InboxMailOutcome
{
    Sent,

    /// <summary>Not accepted now; a retry may succeed.</summary>
    Later,

    /// <summary>The address or the mail was refused.</summary>
    Refused,
}
