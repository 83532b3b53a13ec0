using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Inbox;
using RecsConsole.Casework.Occurrences;
using RecsConsole.Database;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Workflow;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Cases.Detail.Happened;

/// <summary>Records an event on a case that is not a step: a customer answered, a fix did not hold, the case is reopened.</summary>
public sealed partial class RecordOccurrence(
    OperationScopeFactory scopes,
    IWorkflowSource workflows,
    AuditTrail auditTrail,
    ILogger<RecordOccurrence> logger
)
{
    private const string Name = "record.occurrence";

    /// <summary>Returns the new state of the case, as a sentence.</summary>
    public Task<Result<string>> RunAsync(Actor actor, RecordOccurrenceRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        return ConcurrencyConflict.RetryAsync(
            () => WriteAsync(actor, request, cancellationToken),
            Error.Conflict(Texts.OccurrenceNotSaved)
        );
    }

    private async Task<Result<string>> WriteAsync(Actor actor, RecordOccurrenceRequest request, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var found = await CaseAccess.FindAsync(scope, request.CaseId, cancellationToken);
        if (found.Value is not { } row)
        {
            return await scope.DenyAsync(Name, "case", request.CaseId.ToString("D"), found.Error!, cancellationToken);
        }

        if (!await CaseAccess.MayWriteAsync(scope, row, cancellationToken))
        {
            var refused = scope.Access.HasFailed ? CaseAccess.NotChecked : Error.Forbidden(Texts.OccurrenceNotPermitted);
            return await scope.DenyAsync(Name, "case", request.CaseId.ToString("D"), refused, cancellationToken);
        }

        var key = KeyOf(request.Id);
        if (await scope.Db.CaseEvents.AnyAsync(each => each.CaseId == row.Id && each.EventKey == key, cancellationToken))
        {
            return Said(row, request.Activity); // a retry: it is already recorded
        }

        var workflow = await workflows.ReadAsync(actor, row.TypeKey, cancellationToken);
        var machine = workflow is null ? null : WorkflowIndex.From(workflow).Machine;
        var possible = machine is null ? [] : await CaseOccurrences.ReadAsync(scope.Db, machine, row.Status, cancellationToken);
        var occurrence = possible.FirstOrDefault(each => string.Equals(each.Key, request.Activity, StringComparison.Ordinal));
        var problem = occurrence is null
            ? Error.Conflict(Texts.OccurrenceNotPossible.With(CaseLabels.State(row.Status)))
            : await ProblemOfAsync(scope.Db, row, request.Note?.Trim() ?? "", occurrence, cancellationToken);
        return problem is not null ? problem : await SaveAsync(scope, row, machine!, request, occurrence!, cancellationToken);
    }

    private static async Task<Error?> ProblemOfAsync(
        ConsoleDbContext db,
        CaseRow row,
        string note,
        Occurrence occurrence,
        CancellationToken cancellationToken
    ) =>
        note.Length == 0 && occurrence.IsReopening ? Error.Invalid(Texts.ReopeningNeedsAReason)
        : note.Length > AddNote.MaxCharacters ? Error.Invalid(Texts.NoteTooLong.With(note.Length, AddNote.MaxCharacters))
        : note.Length > 0 && await ErasedSubjects.HasCustomerOfAsync(db, row, cancellationToken) ? ErasedSubjects.NothingIsWritten
        : null;

    private async Task<Result<string>> SaveAsync(
        OperationScope scope,
        CaseRow row,
        StateMachine machine,
        RecordOccurrenceRequest request,
        Occurrence occurrence,
        CancellationToken cancellationToken
    )
    {
        var (db, now, text) = (scope.Db, scope.Now, request.Note?.Trim() ?? "");
        var details = new Dictionary<string, string>(StringComparer.Ordinal);
        if (text.Length > 0)
        {
            var note = CaseNotes.Add(db, row, request.Id, scope.Actor.PersonId, text, now);
            details[CaseEvents.NoteAttribute] = note.Id.ToString("D");
            await MentionNews.NotifyAsync(scope, row, note, cancellationToken);
        }

        var happened = new PerformedAction(KeyOf(request.Id), scope.Actor.PersonId, now) { Attributes = details };
        var audited = new Dictionary<string, string>(details, StringComparer.Ordinal)
        {
            ["activity"] = occurrence.Key,
            ["from"] = row.Status,
            ["to"] = occurrence.To,
        };
        await CaseOccurrences.ApplyAsync(db, row, machine, happened, occurrence, cancellationToken);
        ChangeFeed.Append(db, ChangeKind.Case, row.Id.ToString("D"), now);
        auditTrail.Append(db, scope.Actor.PersonOrNull, new(Name, "case", row.Id.ToString("D"), AuditOutcome.Done, audited));
        await db.SaveChangesAsync(cancellationToken);
        LogRecorded(row.Id, request.Id);
        return Said(row, occurrence.Key);
    }

    internal static string KeyOf(Guid id) => "occurrence:" + id.ToString("D");

    private static string Said(CaseRow row, string activity) =>
        Texts.OccurrenceRecorded.With(Happenings.Words(activity), CaseLabels.State(row.Status));

    [LoggerMessage(EventId = 3008, Level = LogLevel.Information, Message = "Occurrence recorded {CaseId} {OccurrenceId}")]
    private partial void LogRecorded(Guid caseId, Guid occurrenceId);
}

/// <summary>What happened to a case.</summary>
/// <param name="Id">Generated once per user action, so that a retry is the same occurrence; the note gets the same id.</param>
/// <param name="Activity">An activity that the workflow allows from the case's state and that is not a catalog action.</param>
/// <param name="Note">Required to reopen a case: the reason.</param>
public sealed record RecordOccurrenceRequest(Guid Id, Guid CaseId, string Activity, string? Note);
