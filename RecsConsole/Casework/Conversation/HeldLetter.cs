using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Documents;
using RecsConsole.Database;

namespace RecsConsole.Casework.Conversation;

/// <summary>
/// The letter of a step that waits for a second person: it has the id of the request, waits with it, goes out once with the step, and is a draft of its writer
/// again where the step is not approved. Its row stays with the request, so that what was decided on can be read.
/// </summary>
public static class HeldLetter
{
    /// <summary>The drafts of the form in which the letter of a step is written.</summary>
    public const string TextForm = "step-message";

    /// <summary>What a draft of a letter cites.</summary>
    public const string SourcesForm = "reply-sources";

    /// <summary>Names of the files of a draft, which keeps none itself.</summary>
    public const string FilesForm = "letter-files";

    /// <summary>What a draft of the letter of a step is about.</summary>
    public static string SubjectOf(Guid caseId, string actionKey) => $"{caseId:D}:{actionKey}";

    /// <summary>The letter that waits with a request; null where none does.</summary>
    public static Task<MessageRow?> FindAsync(ConsoleDbContext db, Guid requestId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Messages.FirstOrDefaultAsync(row => row.Id == requestId && row.Delivery == MessageDelivery.Held, cancellationToken);
    }

    /// <summary>Whether the letter can go out now; one that was only to be kept always can.</summary>
    public static async Task<bool> CanGoAsync(
        ConsoleDbContext db,
        OutgoingCheck check,
        CaseRow row,
        MessageRow letter,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(check);
        ArgumentNullException.ThrowIfNull(letter);
        return (letter.Address is null || check.ClosedWay(row) is null)
            && !await ErasedSubjects.HasCustomerOfAsync(db, row, cancellationToken);
    }

    /// <summary>Sends the letter with its step; the caller names it in the event and saves.</summary>
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
        foreach (var key in Citation.Read(letter.CitationsJson).Select(each => each.DocumentKey).Distinct(StringComparer.Ordinal))
        {
            await UsedDocuments.AddAsync(db, row.Id, key, letter.AuthorId, at, cancellationToken);
        }

        row.RepliedAt = at;
    }

    /// <summary>The request ended without its step: whoever wrote the letter has it as a draft again. What they typed since stays below it.</summary>
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

        var place = new DraftPlace(letter.TenantId, writer, row.Id, SubjectOf(row.Id, request.ActionKey), at);
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
        DraftPlace place,
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

    private sealed record DraftPlace(Guid TenantId, Guid PersonId, Guid CaseId, string Subject, DateTimeOffset At);
}
