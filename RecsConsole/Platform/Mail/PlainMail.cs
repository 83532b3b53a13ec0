using MimeKit;

namespace RecsConsole.Platform.Mail;

/// <summary>Writes and sends the mails of the console itself.</summary>
public sealed partial class PlainMail(IMailTransport transport, ILogger<PlainMail> logger)
{
    /// <summary>Whether mails can be sent, if only to a folder.</summary>
    public bool IsOpen => transport.IsOpen;

    /// <summary>Whether mails are delivered.</summary>
    public bool Delivers => transport is { IsOpen: true, Delivers: true };

    /// <summary>Sends at once; a failure is logged and returned, never thrown.</summary>
    /// <param name="tenants">The tenants that the mail is about.</param>
    public async Task<MailOutcome> SendAsync(IReadOnlyCollection<Guid> tenants, PlainLetter letter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(letter);
        if (!transport.IsOpen)
        {
            return MailOutcome.NoServer;
        }

        try
        {
            using var message = Write(transport.From, letter);
            await transport.SendAsync(tenants, message, cancellationToken);
            return transport.Delivers ? MailOutcome.Sent : MailOutcome.InFolder;
        }
        catch (Exception e) when (e is MailException or ParseException)
        {
            LogNotTaken(e, letter.Purpose, letter.ReaderId);
            return e is MailException { IsFinal: false } ? MailOutcome.Later : MailOutcome.Refused;
        }
    }

    private static MimeMessage Write(string from, PlainLetter letter)
    {
        var message = new MimeMessage();
        message.From.Add(MailboxAddress.Parse(from));
        message.To.Add(MailboxAddress.Parse(letter.To));
        message.Subject = letter.Subject;
        message.Body = new TextPart("plain") { Text = TextOf(letter) };
        message.Headers.Add("Auto-Submitted", "auto-generated"); // so that no absence note answers it: RFC 3834, 5
        if (letter.Stop is { } stop && PageOf(stop.Link) is { } page)
        {
            message.Headers.Add("List-Unsubscribe", $"<{page.AbsoluteUri}>"); // RFC 2369, 3.2
        }

        return message;
    }

    // null when the console does not know its own address, as on the command line
    private static Uri? PageOf(string link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var page) && page.Scheme is "http" or "https" ? page : null;

    private static string TextOf(PlainLetter letter)
    {
        string?[] paragraphs =
        [
            letter.Lead,
            letter.Link,
            .. letter.Parts.Where(part => part.Lines.Count > 0).Select(PartOf),
            letter.Stop is { } stop ? $"{stop.Text}\n{stop.Link}" : null,
        ];
        return string.Join("\n\n", paragraphs.OfType<string>()) + "\n";
    }

    private static string PartOf(LetterPart part) => string.Join('\n', part.Lines.Select(LineOf).Prepend(part.Heading));

    private static string LineOf(LetterLine line) => line.Link is { } link ? $"- {line.Text}\n  {link}" : $"- {line.Text}";

    [LoggerMessage(EventId = 121, Level = LogLevel.Warning, Message = "A mail was not accepted {Purpose} {ReaderId}")]
    private partial void LogNotTaken(Exception exception, string purpose, Guid? readerId);
}
