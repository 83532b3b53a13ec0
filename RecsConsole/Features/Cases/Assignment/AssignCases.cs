using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Cases.Assignment;

/// <summary>
/// Assigns cases to a person: supervisors to anybody who may work them, agents to themselves. Each case is checked, written and notified on
/// its own, so that one case which may not be assigned, or has changed meanwhile, does not block the others.
/// </summary>
public sealed partial class AssignCases(OperationScopeFactory scopes, AuditTrail auditTrail, ILogger<AssignCases> logger)
{
    public const int MaxCases = Assignees.MaxCases;
    public const int LongestReason = 500;

    public async Task<Result<CasesOutcome>> RunAsync(Actor actor, AssignCasesRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var isTaking = request.AssigneeId == actor.PersonId;
        if (!(isTaking ? CaseAccess.MayWorkCases(scope.Access) : CaseAccess.MayAssignToOthers(scope.Access)))
        {
            var error = scope.Access.HasFailed ? CaseAccess.NotChecked : Error.Forbidden(Texts.AssignNotPermitted);
            return await scope.DenyAsync(CaseHandover.Operation, "tenant", actor.TenantId.ToString("D"), error, cancellationToken);
        }

        if (request.Cases.Count is 0 or > MaxCases)
        {
            return Error.Invalid(Texts.AssignCount.With(MaxCases));
        }

        if (request.Reason?.Trim().Length > LongestReason)
        {
            return Error.Invalid(Texts.ReasonTooLong.With(LongestReason));
        }

        var assignee = await scope.ReadRightsOfAsync(request.AssigneeId, cancellationToken);
        if (!CaseAccess.MayWorkCases(assignee))
        {
            return Error.Invalid(Texts.AssigneeWorksNoCases);
        }

        return await CaseByCase.RunAsync(
            scope,
            request.Cases,
            seen => AssignAsync(scope, seen, assignee, request.Reason, cancellationToken),
            (seen, e) =>
            {
                LogGivingFailed(e, seen.CaseId, request.AssigneeId);
                return Texts.GivingFailed;
            }
        );
    }

    private async Task<CaseResult> AssignAsync(
        OperationScope scope,
        SeenCase seen,
        AccessCheck assignee,
        string? reason,
        CancellationToken cancellationToken
    )
    {
        var found = await CaseAccess.FindAsync(scope, seen.CaseId, cancellationToken);
        if (found.Value is not { } row)
        {
            return new(seen.CaseId, null) { Refused = await DenyAsync(scope, seen.CaseId, found.Error!, cancellationToken) };
        }

        if (!row.IsOpen || !await CaseAccess.MayWriteAsync(scope, row, cancellationToken))
        {
            var forbidden = Error.Forbidden(Texts.CaseNotYoursToGive);
            return new(row.Id, row.Key) { Refused = await DenyAsync(scope, row.Id, forbidden, cancellationToken) };
        }

        var to = assignee.Subject.PersonId;
        if (!assignee.Decide(AccessOperation.WorkCase, AccessResources.Of(row)).Permitted)
        {
            var forbidden = Error.Forbidden(Texts.AssigneeMayNotWorkIt);
            return new(row.Id, row.Key) { Refused = await DenyAsync(scope, row.Id, forbidden, cancellationToken) };
        }

        return row.AssigneeId == to ? new(row.Id, row.Key) { IsUnchanged = true }
            : row.Revision != seen.Revision ? new(row.Id, row.Key) { Refused = await ConflictMessageAsync(scope, row, cancellationToken) }
            : await WriteAsync(scope, row, to, reason, cancellationToken);
    }

    private static async Task<string> ConflictMessageAsync(OperationScope scope, CaseRow row, CancellationToken cancellationToken)
    {
        var holder = await scope
            .Db.People.Where(person => person.Id == row.AssigneeId)
            .Select(person => person.DisplayName)
            .FirstOrDefaultAsync(cancellationToken);
        return holder is null ? Texts.CaseChanged : Texts.CaseChangedHands.With(holder);
    }

    private async Task<CaseResult> WriteAsync(
        OperationScope scope,
        CaseRow row,
        Guid to,
        string? reason,
        CancellationToken cancellationToken
    )
    {
        var eventKey = await CaseAssignment.GiveAsync(scope, auditTrail, row, to, reason, cancellationToken);
        if (!await scope.Db.TrySaveChangesAsync(cancellationToken))
        {
            return new(row.Id, row.Key) { Refused = Texts.CaseChanged };
        }

        LogCaseAssigned(row.Id, to);
        return new(row.Id, row.Key) { EventKey = eventKey };
    }

    private static async Task<string> DenyAsync(OperationScope scope, Guid caseId, Error error, CancellationToken cancellationToken) =>
        (await scope.DenyAsync(CaseHandover.Operation, "case", caseId.ToString("D"), error, cancellationToken)).Message;

    [LoggerMessage(EventId = 3003, Level = LogLevel.Information, Message = "Case assigned {CaseId} {PersonId}")]
    private partial void LogCaseAssigned(Guid caseId, Guid personId);

    [LoggerMessage(EventId = 3013, Level = LogLevel.Error, Message = "Case not assigned {CaseId} {PersonId}")]
    private partial void LogGivingFailed(Exception exception, Guid caseId, Guid personId);
}

/// <summary>Cases to assign to a person, who may be the actor.</summary>
public sealed record AssignCasesRequest(IReadOnlyList<SeenCase> Cases, Guid AssigneeId)
{
    /// <summary>What to tell the people who had the cases, and the one who gets them.</summary>
    public string? Reason { get; init; }
}

/// <summary>A case as the actor saw it: if it has changed since, it is left alone.</summary>
public sealed record SeenCase(Guid CaseId, long Revision);
