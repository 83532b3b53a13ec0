using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Features.Cases.Assignment;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Cases.Detail;

/// <summary>Assigns a case to the actor.</summary>
public sealed partial class AssignCase(OperationScopeFactory scopes, AuditTrail auditTrail, ILogger<AssignCase> logger)
{
    public async Task<Result<string>> RunAsync(Actor actor, AssignCaseRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var db = scope.Db;
        var found = await CaseAccess.FindAsync(scope, request.CaseId, cancellationToken);
        if (!found.IsOk)
        {
            return await scope.DenyAsync(CaseAssignment.Operation, "case", request.CaseId.ToString("D"), found.Error, cancellationToken);
        }

        var row = found.Value;
        if (!row.IsOpen || !await CaseAccess.MayWriteAsync(scope, row, cancellationToken))
        {
            return await scope.DenyAsync(
                CaseAssignment.Operation,
                "case",
                row.Id.ToString("D"),
                Error.Forbidden(Texts.TakeNotPermitted),
                cancellationToken
            );
        }

        return row.AssigneeId == actor.PersonId ? Texts.TheCaseIsYours
            : row.AssigneeId != request.SeenAssigneeId ? await ConflictAsync(db, row.AssigneeId, cancellationToken)
            : await TakeAsync(scope, row, cancellationToken);
    }

    private async Task<Result<string>> TakeAsync(OperationScope scope, CaseRow row, CancellationToken cancellationToken)
    {
        var actor = scope.Actor;
        await CaseAssignment.GiveAsync(scope, auditTrail, row, actor.PersonId, cancellationToken);
        if (!await scope.Db.TrySaveChangesAsync(cancellationToken))
        {
            return Error.Conflict(Texts.TakeConflict);
        }

        LogCaseAssigned(row.Id, actor.PersonId);
        return Texts.TheCaseIsYours;
    }

    private static async Task<Result<string>> ConflictAsync(ConsoleDbContext db, Guid? assigneeId, CancellationToken cancellationToken)
    {
        var name = await db
            .People.Where(person => person.Id == assigneeId)
            .Select(person => person.DisplayName)
            .FirstOrDefaultAsync(cancellationToken);
        return Error.Conflict(name is null ? Texts.TakeGivenBack : Texts.TakenByOther.With(name));
    }

    [LoggerMessage(EventId = 3002, Level = LogLevel.Information, Message = "Case assigned {CaseId} {PersonId}")]
    private partial void LogCaseAssigned(Guid caseId, Guid personId);
}

/// <summary>A case to take.</summary>
/// <param name="SeenAssigneeId">Who had it on the actor's screen: if somebody else has it now, nothing is changed.</param>
public sealed record AssignCaseRequest(Guid CaseId, Guid? SeenAssigneeId);
