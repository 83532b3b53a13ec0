using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;

namespace RecsConsole.Casework.Forms;

/// <summary>
/// How a case was solved, told with a step that waits for approval: a note with the id of the request that no event refers to before the
/// step is done. If the step is not approved, the note becomes its author's draft again.
/// </summary>
public static class HeldSolution
{
    /// <summary>Form name of drafts of a solution.</summary>
    public const string DraftForm = "solution";

    /// <summary>The text that waits with a request; null when there is none.</summary>
    public static async Task<string?> FindAsync(ConsoleDbContext db, Guid requestId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return (await db.Notes.AsNoTracking().FirstOrDefaultAsync(note => note.Id == requestId, cancellationToken))?.Text;
    }

    /// <summary>The solution of an approved request, as recorded with its step; null when none was told.</summary>
    public static async Task<ReportedSolution?> OfApprovedAsync(
        ConsoleDbContext db,
        ApprovalRequestRow request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        return await db.Notes.AnyAsync(note => note.Id == request.Id, cancellationToken) ? new(request.Id, request.SolvedBy) : null;
    }

    /// <summary>The request ended without its step: the text becomes its author's draft again. Text typed since is kept below it.</summary>
    public static async Task GiveBackAsync(
        ConsoleDbContext db,
        ApprovalRequestRow request,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        if (await db.Notes.FirstOrDefaultAsync(note => note.Id == request.Id, cancellationToken) is not { } told)
        {
            return;
        }

        db.Notes.Remove(told);
        var row = await db.Cases.FirstAsync(found => found.Id == request.CaseId, cancellationToken);
        if (!await ErasedSubjects.HasCustomerOfAsync(db, row, cancellationToken))
        {
            await KeepAsync(db, told, at, cancellationToken);
        }
    }

    private static async Task KeepAsync(ConsoleDbContext db, NoteRow told, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var subject = told.CaseId.ToString("D");
        var draft = await db.TextDrafts.FirstOrDefaultAsync(
            row => row.PersonId == told.AuthorId && row.Form == DraftForm && row.Subject == subject,
            cancellationToken
        );
        if (draft is not null)
        {
            (draft.Text, draft.At) = (draft.Text.Length == 0 ? told.Text : $"{told.Text}\n\n{draft.Text}", at);
            return;
        }

        db.TextDrafts.Add(
            new()
            {
                TenantId = told.TenantId,
                PersonId = told.AuthorId,
                Form = DraftForm,
                Subject = subject,
                CaseId = told.CaseId,
                Text = told.Text,
                At = at,
            }
        );
    }
}
