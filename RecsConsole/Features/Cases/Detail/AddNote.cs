using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Inbox;
using RecsConsole.Casework.Intake;
using RecsConsole.Casework.Linked;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Cases.Detail;

/// <summary>Writes a note on a case.</summary>
public sealed partial class AddNote(OperationScopeFactory scopes, AuditTrail auditTrail, ILogger<AddNote> logger)
{
    public const int MaxCharacters = 4000;

    public async Task<Result<Guid>> RunAsync(Actor actor, AddNoteRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var text = request.Text.Trim();
        if (text.Length is 0 or > MaxCharacters)
        {
            return Error.Invalid(text.Length == 0 ? Texts.TheNoteIsEmpty : Texts.NoteTooLong.With(text.Length, MaxCharacters));
        }

        // a note conflicts with nothing that happened meanwhile, so it is simply appended
        return await ConcurrencyConflict.RetryAsync(
            () => WriteAsync(actor, request with { Text = text }, cancellationToken),
            Error.Conflict(Texts.NoteNotSaved)
        );
    }

    private async Task<Result<Guid>> WriteAsync(Actor actor, AddNoteRequest request, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var db = scope.Db;
        var found = await CaseAccess.FindAsync(scope, request.CaseId, cancellationToken);
        if (!found.IsOk)
        {
            return await scope.DenyAsync("add.note", "case", request.CaseId.ToString("D"), found.Error, cancellationToken);
        }

        var row = found.Value;
        if (!await CaseAccess.MayWriteAsync(scope, row, cancellationToken))
        {
            var error = Error.Forbidden(Texts.NoteNotPermitted);
            return await scope.DenyAsync("add.note", "case", request.CaseId.ToString("D"), error, cancellationToken);
        }

        if (await ErasedSubjects.HasCustomerOfAsync(db, row, cancellationToken))
        {
            return ErasedSubjects.NothingIsWritten;
        }

        return await db.Notes.AnyAsync(note => note.Id == request.NoteId, cancellationToken)
            ? request.NoteId // a retry: it is already stored
            : await AddAsync(scope, row, request, cancellationToken);
    }

    private async Task<Guid> AddAsync(OperationScope scope, CaseRow row, AddNoteRequest request, CancellationToken cancellationToken)
    {
        var (db, actor, now) = (scope.Db, scope.Actor, scope.Now);
        var note = Add(db, actor, row, request, now);
        await CarriedNotes.AddAsync(db, row, note, cancellationToken);
        await MentionNews.NotifyAsync(scope, row, note, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        LogNoteAdded(request.CaseId, request.NoteId);
        return request.NoteId;
    }

    private NoteRow Add(ConsoleDbContext db, Actor actor, CaseRow row, AddNoteRequest request, DateTimeOffset now)
    {
        var note = CaseNotes.Add(db, row, request.NoteId, actor.PersonId, request.Text, now);
        var noteId = request.NoteId.ToString("D");
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal) { [CaseHistory.NoteAttribute] = noteId };
        CaseHistory.Append(
            db,
            row,
            new(CarriedNotes.KeyOf(request.NoteId), CaseActivities.Note, CaseEventKind.Note, actor.PersonOrNull, now)
            {
                AttributesJson = CaseHistory.Json(attributes),
            }
        );
        attributes["textHash"] = CanonicalHash.Of(System.Text.Encoding.UTF8.GetBytes(request.Text));
        Audit(db, actor, row.Id, AuditOutcome.Done, attributes);
        return note;
    }

    private void Audit(ConsoleDbContext db, Actor actor, Guid caseId, AuditOutcome outcome, Dictionary<string, string>? details) =>
        auditTrail.Append(db, actor.PersonOrNull, new("add.note", "case", caseId.ToString("D"), outcome, details));

    [LoggerMessage(EventId = 3001, Level = LogLevel.Information, Message = "Note added {CaseId} {NoteId}")]
    private partial void LogNoteAdded(Guid caseId, Guid noteId);
}

/// <summary>A note to write.</summary>
/// <param name="NoteId">Chosen by the caller, so that a retry writes the same note.</param>
public sealed record AddNoteRequest(Guid NoteId, Guid CaseId, string Text);
