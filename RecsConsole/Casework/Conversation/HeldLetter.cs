using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Documents;
using RecsConsole.Casework.Linked;
using RecsConsole.Database;

namespace RecsConsole.Casework.Conversation;

/// <summary>
/// The message of a step that waits for approval: it has the id of the request, waits with it, is sent once together with the step, and
/// becomes its author's draft again if the step is not approved. Its row stays with the request, so that the decided content remains
/// readable.
/// </summary>
public static class HeldLetter
{
    /// <summary>Form name of drafts of a step's message.</summary>
    public const string TextForm = "step-message";

    /// <summary>Form name of a draft's citations.</summary>
    public const string SourcesForm = "reply-sources";

    /// <summary>Form name of a draft's file names; the files themselves are not kept.</summary>
    public const string FilesForm = "letter-files";

    /// <summary>Subject of a draft of a step's message.</summary>
    public static string SubjectOf(Guid caseId, string actionKey) => $"{caseId:D}:{actionKey}";

    /// <summary>The message that waits with a request; null when there is none.</summary>
    public static Task<MessageRow?> FindAsync(ConsoleDbContext db, Guid requestId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Messages.FirstOrDefaultAsync(row => row.Id == requestId && row.Delivery == MessageDelivery.Held, cancellationToken);
    }

    /// <summary>Whether the message can be sent now; one that is only stored always can.</summary>
    public static async Task<bool> CanSendAsync(
        ConsoleDbContext db,
        OutgoingCheck check,
        CaseRow row,
        MessageRow letter,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(check);
        ArgumentNullException.ThrowIfNull(letter);
        return (letter.Address is null || await check.ClosedWayAsync(db, row, cancellationToken) is null)
            && !await ErasedSubjects.HasCustomerOfAsync(db, row, cancellationToken);
    }

    /// <summary>Sends the message with its step; the caller refers to it in the event and saves.</summary>
    public static async Task ReleaseAsync(
        ConsoleDbContext db,
        CaseRow row,
        MessageRow letter,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(letter);
        var isSent = letter.Address is not null;
        letter.Delivery = isSent ? MessageDelivery.ToSend : MessageDelivery.Recorded;
        letter.NextAttemptAt = isSent ? at : null;
        (letter.At, letter.ContactName, letter.Address) = (at, row.ContactName, isSent ? row.ContactAddress : null);
        letter.Revision++;
        if (isSent)
        {
            await CarriedMessages.RouteAsync(db, row, letter, cancellationToken);
        }

        foreach (var key in Citation.Read(letter.CitationsJson).Select(each => each.DocumentKey).Distinct(StringComparer.Ordinal))
        {
            await UsedDocuments.AddAsync(db, row.Id, key, letter.AuthorId, at, cancellationToken);
        }

        row.RepliedAt = at;
    }

    /// <summary>
    /// The request ended without its step: the message becomes its author's draft again. Text typed since is kept below it.
    /// </summary>
    public static async Task GiveBackAsync(
        ConsoleDbContext db,
        ApprovalRequestRow request,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        if (await FindAsync(db, request.Id, cancellationToken) is not { AuthorId: { } writer } letter)
        {
            return;
        }

        var row = await db.Cases.FirstAsync(found => found.Id == request.CaseId, cancellationToken);
        if (await ErasedSubjects.HasCustomerOfAsync(db, row, cancellationToken))
        {
            return;
        }

        var place = new LetterDraftKey(letter.TenantId, writer, row.Id, SubjectOf(row.Id, request.ActionKey), at);
        await KeepAsync(db, place, TextForm, before => before.Length == 0 ? letter.Text : $"{letter.Text}\n\n{before}", cancellationToken);
        await KeepAsync(db, place, SourcesForm, _ => letter.CitationsJson, cancellationToken);
        var files = await db
            .Attachments.Where(file => file.MessageId == letter.Id)
            .OrderBy(file => file.Id)
            .Select(file => file.Name)
            .ToListAsync(cancellationToken);
        if (files.Count > 0)
        {
            await KeepAsync(db, place, FilesForm, _ => JsonSerializer.Serialize(files), cancellationToken);
        }
    }

    private static async Task KeepAsync(
        ConsoleDbContext db,
        LetterDraftKey place,
        string form,
        Func<string, string> text,
        CancellationToken cancellationToken
    )
    {
        var row = await db.TextDrafts.FirstOrDefaultAsync(
            draft => draft.PersonId == place.PersonId && draft.Form == form && draft.Subject == place.Subject,
            cancellationToken
        );
        if (row is null)
        {
            row = new()
            {
                TenantId = place.TenantId,
                PersonId = place.PersonId,
                Form = form,
                Subject = place.Subject,
                CaseId = place.CaseId,
                Text = "",
            };
            db.TextDrafts.Add(row);
        }

        (row.Text, row.At) = (text(row.Text), place.At);
    }

    private sealed record LetterDraftKey(Guid TenantId, Guid PersonId, Guid CaseId, string Subject, DateTimeOffset At);
}
