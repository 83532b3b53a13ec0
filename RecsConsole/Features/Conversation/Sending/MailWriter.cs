using System.Globalization;
using MimeKit;
using MimeKit.Utils;
using RecsConsole.Casework.Conversation;
using RecsConsole.Database;

namespace RecsConsole.Features.Conversation.Sending;

/// <summary>Writes an outgoing message as mail.</summary>
internal static class MailWriter
{
    public static MimeMessage Write(LetterParts parts)
    {
        var (message, row) = (parts.Message, parts.Case);
        var body = new BodyBuilder { TextBody = ReplyText.WithSources(message.Text, Citation.Read(message.CitationsJson), row.Language) };
        foreach (var file in parts.Files)
        {
            body.Attachments.Add(file.Name, file.Content, ContentType.Parse(file.ContentType));
        }

        var mail = new MimeMessage
        {
            Subject = string.Create(CultureInfo.InvariantCulture, $"[{row.Key}] {row.Title}"),
            Date = message.At,
            // the same for every attempt, so that a duplicate is shown only once
            MessageId = $"{message.Id:N}@{DomainOf(parts.From)}",
            Body = body.ToMessageBody(),
        };
        mail.From.Add(new MailboxAddress(parts.TenantName, parts.From));
        mail.To.Add(new MailboxAddress(message.ContactName ?? "", message.Address!));
        foreach (var earlier in parts.Earlier)
        {
            mail.References.Add($"{earlier:N}@{DomainOf(parts.From)}");
        }

        return mail;
    }

    private static string DomainOf(string address) =>
        MailboxAddress.TryParse(address, out var mailbox) && mailbox.Domain is { Length: > 0 } domain
            ? domain
            : MimeUtils.GenerateMessageId();
}

/// <param name="Earlier">Our earlier messages of the case, by which mail programs group them.</param>
internal sealed record LetterParts(
    MessageRow Message,
    CaseRow Case,
    string TenantName,
    string From,
    IReadOnlyList<AttachmentRow> Files,
    IReadOnlyList<Guid> Earlier
);
