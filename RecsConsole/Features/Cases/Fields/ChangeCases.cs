using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Intake;
using RecsConsole.Casework.Linked;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;
using RecsConsole.Features.Cases.Assignment;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Cases.Fields;

/// <summary>
/// Gives cases another team, priority, issue type or product, and one case another title, description or own fields. Each case is checked
/// and written on its own. The deadline is computed again where another service level counts for the new priority, and a case whose assignee
/// is not in its new team is unassigned.
/// </summary>
public sealed partial class ChangeCases(OperationScopeFactory scopes, AuditTrail auditTrail, ILogger<ChangeCases> logger)
{
    internal const string Name = "change.case";

    public async Task<Result<CasesOutcome>> RunAsync(Actor actor, ChangeCasesRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        if (!CaseAccess.MayWorkCases(scope.Access))
        {
            var error = scope.Access.HasFailed ? CaseAccess.NotChecked : Error.Forbidden(Texts.ChangeNotPermitted);
            return await scope.DenyAsync(Name, "tenant", actor.TenantId.ToString("D"), error, cancellationToken);
        }

        if ((Objection(request) ?? await ChosenValues.ObjectionAsync(scope.Db, request.To, cancellationToken)) is { } wrong)
        {
            return Error.Invalid(wrong);
        }

        var clocks = await LevelClocks.ReadAsync(scope.Db, cancellationToken);
        return await CaseByCase.RunAsync(
            scope,
            request.Cases,
            seen => ChangeAsync(scope, clocks, seen, request, cancellationToken),
            (seen, e) =>
            {
                LogChangeFailed(e, seen.CaseId);
                return Texts.ChangeFailed;
            }
        );
    }

    private static string? Objection(ChangeCasesRequest request) =>
        request.Cases.Count is 0 or > AssignCases.MaxCases ? Texts.AssignCount.With(AssignCases.MaxCases)
        : request.Reason?.Trim().Length > AssignCases.LongestReason ? Texts.ReasonTooLong.With(AssignCases.LongestReason)
        : request.To.IsEmpty ? Texts.NothingToChange
        : request.To.HasTexts && request.Cases.Count > 1 ? Texts.TextsOfOneCase
        : TextObjection(request.To);

    private static string? TextObjection(NewValues to) =>
        (to.Title is { } title ? CaseTextRules.Title(title.Trim()) : null)
        ?? CaseTextRules.Description(to.Description)
        ?? (to.Fields is { } fields ? CaseTextRules.Fields(fields) : null);

    private async Task<CaseResult> ChangeAsync(
        OperationScope scope,
        LevelClocks clocks,
        SeenCase seen,
        ChangeCasesRequest request,
        CancellationToken cancellationToken
    )
    {
        var found = await CaseAccess.FindAsync(scope, seen.CaseId, cancellationToken);
        if (found.Value is not { } row)
        {
            return new(seen.CaseId, null) { Refused = await DenyAsync(scope, seen.CaseId, found.Error!, cancellationToken) };
        }

        if (!CaseAccess.MayChange(scope, row) || !await CaseAccess.MayWriteAsync(scope, row, cancellationToken))
        {
            var forbidden = Error.Forbidden(Texts.CaseNotYoursToChange);
            return new(row.Id, row.Key) { Refused = await DenyAsync(scope, row.Id, forbidden, cancellationToken) };
        }

        if (row.Revision != seen.Revision)
        {
            return new(row.Id, row.Key) { Refused = Texts.CaseChanged };
        }

        if (request.To.ChangesMoreThanTeam && await LinkedTicket.FindAsync(scope.Db, row.Id, cancellationToken) is { } ticket)
        {
            return new(row.Id, row.Key) { Refused = Texts.FieldsAreKeptElsewhere.With(ticket.System) };
        }

        return request.To.HasTexts && await ErasedSubjects.HasCustomerOfAsync(scope.Db, row, cancellationToken)
            ? new(row.Id, row.Key) { Refused = ErasedSubjects.NothingIsWritten.Message }
            : await WriteAsync(scope, clocks, row, request, cancellationToken);
    }

    private async Task<CaseResult> WriteAsync(
        OperationScope scope,
        LevelClocks clocks,
        CaseRow row,
        ChangeCasesRequest request,
        CancellationToken cancellationToken
    )
    {
        var (edit, team) = (CaseEdit.Of(row), row.TeamKey);
        request.To.PutOn(row);
        if (!edit.HasChanged)
        {
            return new(row.Id, row.Key) { IsUnchanged = true };
        }

        var more = new Dictionary<string, string>(StringComparer.Ordinal);
        if (edit.HasNewTerms)
        {
            await clocks.FollowAsync(scope.Db, row, more, canBeUndone: true, cancellationToken);
        }

        var hasMoved = !string.Equals(team, row.TeamKey, StringComparison.Ordinal);
        if (hasMoved && !await CaseChange.IsInTeamAsync(scope.Db, row, cancellationToken))
        {
            more[CaseChange.UnassignedAttribute] = await CaseAssignment.GiveAsync(
                scope,
                auditTrail,
                row,
                to: null,
                request.Reason,
                cancellationToken
            );
        }
        else if (await CaseAssignment.AddNoteAsync(scope, row, request.Reason, cancellationToken) is { } note)
        {
            more[CaseEvents.NoteAttribute] = note.ToString("D");
        }

        var eventKey = CaseChange.Append(scope, auditTrail, row, edit, more);
        ChangeFeed.Append(scope.Db, ChangeKind.Case, row.Id.ToString("D"), scope.Now);
        if (!await scope.Db.TrySaveChangesAsync(cancellationToken))
        {
            return new(row.Id, row.Key) { Refused = Texts.CaseChanged };
        }

        LogCaseChanged(row.Id);
        return new(row.Id, row.Key) { EventKey = eventKey };
    }

    private static async Task<string> DenyAsync(OperationScope scope, Guid caseId, Error error, CancellationToken cancellationToken) =>
        (await scope.DenyAsync(Name, "case", caseId.ToString("D"), error, cancellationToken)).Message;

    [LoggerMessage(EventId = 3016, Level = LogLevel.Information, Message = "Case fields changed {CaseId}")]
    private partial void LogCaseChanged(Guid caseId);

    [LoggerMessage(EventId = 3017, Level = LogLevel.Error, Message = "Case fields not changed {CaseId}")]
    private partial void LogChangeFailed(Exception exception, Guid caseId);
}

/// <summary>Cases to give other values, and what to tell the people who had them.</summary>
public sealed record ChangeCasesRequest(IReadOnlyList<SeenCase> Cases, NewValues To)
{
    /// <summary>Becomes a note of the case.</summary>
    public string? Reason { get; init; }
}
