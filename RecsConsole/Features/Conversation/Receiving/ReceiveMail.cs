using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using RecsConsole.Access;
using RecsConsole.Casework.Conversation;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Scanning;

namespace RecsConsole.Features.Conversation.Receiving;

/// <summary>
/// Receives a mail as a message of the case named in its subject as [BR-1592]. The same mail is received only once. Files of a disallowed
/// type are left out and listed.
/// </summary>
public sealed partial class ReceiveMail(OperationScopeFactory scopes, CustomerMessages messages, UploadScan scan, AuditTrail auditTrail)
{
    private const string Name = "receive.mail";

    private static readonly HashSet<string> s_automatic = new(StringComparer.OrdinalIgnoreCase) { "bulk", "junk", "auto_reply" };

    /// <returns>The key of the case.</returns>
    public async Task<Result<string>> RunAsync(Actor actor, MimeMessage mail, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(mail);
        var refusal = await FindProblemAsync(actor, mail, cancellationToken);
        return refusal is not null
            ? refusal
            : await ConcurrencyConflict.RetryAsync(() => WriteAsync(actor, mail, cancellationToken), Error.Conflict(Texts.MailNotAccepted));
    }

    // as it came, and each file as it is kept: a scanner may not see through every coding that is decoded here
    private async Task<Error?> FindProblemAsync(Actor actor, MimeMessage mail, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        await mail.WriteToAsync(content, cancellationToken);
        content.Position = 0;
        if (await scan.FindProblemAsync(actor, content, cancellationToken) is { } problem)
        {
            return problem;
        }

        foreach (var file in FilesOf(mail).Where(IsAccepted).Take(AttachmentRules.MaxFiles))
        {
            if (await scan.FindProblemAsync(actor, file.Content, cancellationToken) is { } inside)
            {
                return inside;
            }
        }

        return null;
    }

    private static IEnumerable<NewAttachment> FilesOf(MimeMessage mail) =>
        mail.BodyParts.OfType<MimePart>().Where(part => part.IsAttachment || part.FileName is not null).Select(FileOf);

    private static bool IsAccepted(NewAttachment file) => AttachmentRules.ProblemOf(file.Name, file.Content) is null;

    private async Task<Result<string>> WriteAsync(Actor actor, MimeMessage mail, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenForJobOrPersonAsync(actor, AccessOperation.WorkCase, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        var row = await FindCaseAsync(db, mail.Subject, cancellationToken);
        if (row is null)
        {
            return Error.NotFound(Texts.MailNamesNoCase.With(mail.Subject));
        }

        if (await ErasedSubjects.HasCustomerOfAsync(db, row, cancellationToken))
        {
            return ErasedSubjects.NothingIsWritten;
        }

        var hash = HashOf(mail);
        if (!await db.Messages.AnyAsync(each => each.MailHash == hash, cancellationToken))
        {
            await messages.AddAsync(scope, row, Read(mail, hash), cancellationToken);
            auditTrail.Append(db, actor.PersonOrNull, new(Name, "case", row.Id.ToString("D"), AuditOutcome.Done));
            await db.SaveChangesAsync(cancellationToken);
        }

        return row.Key;
    }

    private static async Task<CaseRow?> FindCaseAsync(ConsoleDbContext db, string? subject, CancellationToken cancellationToken)
    {
        foreach (var match in CaseKey().Matches(subject ?? "").Cast<Match>())
        {
            var key = match.Groups["key"].Value;
            if (await db.Cases.FirstOrDefaultAsync(row => row.Key == key, cancellationToken) is { } row)
            {
                return row;
            }
        }

        return null;
    }

    internal static IncomingMessage Read(MimeMessage mail, string hash)
    {
        var from = mail.From.Mailboxes.FirstOrDefault();
        List<NewAttachment> kept = [];
        List<string> left = [];
        foreach (var file in FilesOf(mail))
        {
            if (IsAccepted(file) && kept.Count < AttachmentRules.MaxFiles)
            {
                kept.Add(file);
            }
            else
            {
                left.Add(file.Name);
            }
        }

        var newest = MailText.NewestOf(mail);
        var text = newest.Length <= OutgoingMessage.Longest ? newest : newest[..OutgoingMessage.Longest] + "\n\n" + Texts.MailCut;
        left.AddRange(mail.BodyParts.OfType<MessagePart>().Select(part => part.Message?.Subject ?? part.ContentType.MimeType));
        var isAutomatic = IsAutomatic(mail);
        string?[] said =
        [
            text,
            isAutomatic ? Texts.AutomaticMail : null,
            left.Count == 0 ? null : Texts.FilesLeftOut.With(string.Join(", ", left)),
        ];
        return new(
            Guid.CreateVersion7(),
            CaseMessages.Mail,
            string.Join("\n\n", said.OfType<string>()).Trim(),
            from?.Name is { Length: > 0 } name ? name : from?.Address,
            from?.Address,
            hash
        )
        {
            Attachments = kept,
            IsAutomatic = isAutomatic,
        };
    }

    // RFC 3834, headers of older programs, and reports of mail servers; a mailing list is none of these
    private static bool IsAutomatic(MimeMessage mail) =>
        (mail.Headers["Auto-Submitted"] is { } submitted && !submitted.StartsWith("no", StringComparison.OrdinalIgnoreCase))
        || s_automatic.Contains(mail.Headers["Precedence"]?.Trim() ?? "")
        || mail.Headers["X-Autoreply"] is not null
        || mail.Body is MultipartReport;

    private static NewAttachment FileOf(MimePart part)
    {
        var name = AttachmentRules.CleanName(part.FileName ?? "file");
        using var content = new MemoryStream();
        part.Content?.DecodeTo(content);
        return new(name, AttachmentRules.TypeOf(name) ?? "application/octet-stream", content.ToArray());
    }

    // a mail without a Message-ID is identified by its content
    internal static string HashOf(MimeMessage mail)
    {
        var id = mail.MessageId is { Length: > 0 } given ? given : $"{mail.From} {mail.Date:O} {mail.Subject} {mail.TextBody}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
    }

    [GeneratedRegex(@"\[(?<key>[^\[\]\s]{1,100})\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CaseKey();
}
