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

    public async Task<Result<ChangeOutcome>> RunAsync(Actor actor, ChangeCasesRequest request, CancellationToken cancellationToken)
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
        List<ChangeResult> results = [];
        foreach (var seen in request.Cases.DistinctBy(each => each.CaseId))
        {
            results.Add(await TryChangeAsync(scope, clocks, seen, request, cancellationToken));
            scope.Db.ChangeTracker.Clear(); // changes that could not be saved must not be saved with the next case
        }

        return new ChangeOutcome(results);
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

    // earlier changes are reported and can be undone even if the database fails at a later one
    private async Task<ChangeResult> TryChangeAsync(
        OperationScope scope,
        LevelClocks clocks,
        SeenCase seen,
        ChangeCasesRequest request,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await ChangeAsync(scope, clocks, seen, request, cancellationToken);
        }
        catch (Exception e) when (DatabaseTrouble.Is(e))
        {
            LogChangeFailed(e, seen.CaseId);
            return new(seen.CaseId, null) { Refused = Texts.ChangeFailed };
        }
    }

    private async Task<ChangeResult> ChangeAsync(
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

    private async Task<ChangeResult> WriteAsync(
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

/// <summary>The result for each case.</summary>
public sealed record ChangeOutcome(IReadOnlyList<ChangeResult> Results)
{
    public IEnumerable<ChangeResult> Done => Results.Where(each => each.EventKey is not null);

    public IEnumerable<ChangeResult> NotDone => Results.Where(each => each.Refused is not null);
}

/// <summary>The result for one case: it was changed, had these values already, or was refused.</summary>
/// <param name="CaseKey">Null when the actor may not know the case exists.</param>
public sealed record ChangeResult(Guid CaseId, string? CaseKey)
{
    /// <summary>Key of the event that records the change; null when nothing was written.</summary>
    public string? EventKey { get; init; }

    public bool IsUnchanged { get; init; }

    /// <summary>Why nothing was written, as a sentence.</summary>
    public string? Refused { get; init; }
}
