using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Linked;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Mail;
using RecsConsole.Tenancy;

namespace RecsConsole.Casework.Conversation;

/// <summary>Whether a message may be sent to the customer as it is.</summary>
public sealed class OutgoingCheck(IMailTransport mail)
{
    /// <summary>Why nothing can be sent from this case at all; null when it can.</summary>
    public async Task<string?> ClosedWayAsync(ConsoleDbContext db, CaseRow row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(row);
        return await CarriedMessages.WayAsync(db, row.Id, cancellationToken) is not null ? null : ClosedMail(row);
    }

    private string? ClosedMail(CaseRow row) =>
        !mail.IsOpen ? CaseworkTexts.NoMailServer
        : string.IsNullOrWhiteSpace(row.ContactAddress) ? CaseworkTexts.NoContactAddress
        : null;

    /// <summary>Mails are only written to a folder and reach nobody.</summary>
    public bool IsTrial => mail is { IsOpen: true, Delivers: false };

    /// <summary>Whether a message of this case is only written to a folder; a message on a ticket is not.</summary>
    public async Task<bool> IsTrialForAsync(ConsoleDbContext db, CaseRow row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        return IsTrial && await CarriedMessages.WayAsync(db, row.Id, cancellationToken) is null;
    }

    /// <summary>Why the message is rejected; null when it is accepted.</summary>
    public async Task<Error?> FindAsync(OperationScope scope, CaseRow row, OutgoingMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(message);
        var text = message.Text.Trim();
        var way = message.IsSent ? await CarriedMessages.WayAsync(scope.Db, row.Id, cancellationToken) : null;
        var problem =
            message.Id == Guid.Empty || text.Length == 0 ? CaseworkTexts.MessageIsEmpty
            : text.Length > OutgoingMessage.Longest ? CaseworkTexts.MessageTooLong.With(text.Length, OutgoingMessage.Longest)
            : message.IsSent && way is null && ClosedMail(row) is { } closed ? closed
            : ReplyText.GapsLeft(text, message.Draft) is [var gap, ..] ? CaseworkTexts.GapLeft.With(gap)
            : ProblemOfFiles(message.Attachments);
        return problem is not null ? Error.Invalid(problem)
            : await ErasedSubjects.HasCustomerOfAsync(scope.Db, row, cancellationToken) ? ErasedSubjects.NothingIsWritten
            : await ProblemOfCitationsAsync(scope, message.Citations, cancellationToken)
                ?? await MissedAsync(scope, row, message, cancellationToken);
    }

    private static string? ProblemOfFiles(IReadOnlyList<NewAttachment> files) =>
        files.Count > AttachmentRules.MaxFiles
            ? CaseworkTexts.TooManyFiles.With(AttachmentRules.MaxFiles)
            : files.Select(file => AttachmentRules.ProblemOf(file.Name, file.Content)).FirstOrDefault(each => each is not null);

    // only documents that are public, in force and readable by the author are quoted to a customer
    private static async Task<Error?> ProblemOfCitationsAsync(
        OperationScope scope,
        IReadOnlyList<Citation> citations,
        CancellationToken cancellationToken
    )
    {
        foreach (var citation in citations)
        {
            var document = await scope
                .Db.Documents.AsNoTracking()
                .FirstOrDefaultAsync(row => row.Key == citation.DocumentKey && row.Version == citation.Version, cancellationToken);
            if (
                document is null
                || !MayBeQuoted(document, scope.Now)
                || !await scope.MayAsync(AccessOperation.ViewDocument, AccessResources.Of(document), cancellationToken)
            )
            {
                return Error.Forbidden(CaseworkTexts.NotForCustomers.With(citation.Title));
            }
        }

        return null;
    }

    /// <summary>Whether a document may be quoted to customers: it is public and in force.</summary>
    public static bool MayBeQuoted(DocumentRow document, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.Classification == Classifications.Public && document.IsInForce(at);
    }

    // Two colleagues must not reply to the same customer without knowing of each other; messages the author wrote or recorded are known to
    // them.
    private static async Task<Error?> MissedAsync(
        OperationScope scope,
        CaseRow row,
        OutgoingMessage message,
        CancellationToken cancellationToken
    )
    {
        var of = scope.Db.Messages.AsNoTracking().Where(each => each.CaseId == row.Id && each.Delivery != MessageDelivery.Held);
        var seen = await of.Where(each => each.Id == message.SeenId)
            .Select(each => (DateTimeOffset?)each.At)
            .FirstOrDefaultAsync(cancellationToken);
        var later = await of.Where(each => each.Id != message.Id && each.Id != message.SeenId)
            .Where(each => seen == null || each.At >= seen)
            .OrderByDescending(each => each.At)
            .ThenByDescending(each => each.Id)
            .ToListAsync(cancellationToken);
        var text = message.Text.Trim();
        if (later.Exists(each => each.AuthorId == scope.Actor.PersonId && string.Equals(each.Text, text, StringComparison.Ordinal)))
        {
            return Error.Conflict(CaseworkTexts.SentAlready);
        }

        if (later.Find(each => each.AuthorId != scope.Actor.PersonId) is not { } newest)
        {
            return null;
        }

        var who =
            newest.Direction == MessageDirection.Inbound ? row.ContactName ?? CaseworkTexts.TheCustomer
            : newest.AuthorId is { } author ? (await PeopleNames.ReadAsync(scope.Db, [author], cancellationToken)).GetValueOrDefault(author)
            : null;
        return Error.Conflict(CaseworkTexts.WroteMeanwhile.With(who ?? CaseworkTexts.AColleague));
    }
}
