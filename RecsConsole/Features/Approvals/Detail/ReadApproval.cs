using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Access.DecisionPoints;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Approvals.Detail;

/// <summary>
/// Reads a request with its reason and evidence, each as far as this viewer may see it, and who may approve it. Whoever may see the case may
/// see that something waits on it.
/// </summary>
public sealed class ReadApproval(
    TenantDb tenantDb,
    DenialLog denials,
    AccessPolicy policy,
    DecisionPoint decisionPoint,
    ApprovalSweep sweep,
    TimeProvider clock,
    ILogger<ReadApproval> logger
)
{
    internal static readonly Error NotThere = Error.NotFound("There is no such request, or its case is not open to you in this tenant.");

    public async Task<Result<ApprovalView>> RunAsync(Actor actor, Guid requestId, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        var now = Timestamps.Round(clock.GetUtcNow());
        var subject = await SubjectReader.ReadAsync(db, actor, now, cancellationToken);
        var check = new AccessCheck(policy, subject, now, logger);
        var parts = await FindAsync(db, check, decisionPoint, requestId, cancellationToken);
        if (parts is null)
        {
            await denials.RecordAsync(db, actor, "read.approval", "approval", requestId.ToString("D"), cancellationToken);
            return NotThere;
        }

        if (await sweep.RunAsync(db, [parts], now, cancellationToken))
        {
            parts = (await FindAsync(db, check, decisionPoint, requestId, cancellationToken))!;
        }

        return await ToViewAsync(db, check, parts, now, cancellationToken);
    }

    /// <summary>The tracked request, if the subject may view its case.</summary>
    internal static async Task<ApprovalParts?> FindAsync(
        ConsoleDbContext db,
        AccessCheck check,
        DecisionPoint decisionPoint,
        Guid requestId,
        CancellationToken cancellationToken
    )
    {
        var parts = await ApprovalQuery.All(db).FirstOrDefaultAsync(found => found.Request.Id == requestId, cancellationToken);
        return parts is not null && await MayViewAsync(check, decisionPoint, parts.Case, cancellationToken) ? parts : null;
    }

    internal static async Task<bool> MayViewAsync(
        AccessCheck check,
        DecisionPoint decisionPoint,
        CaseRow row,
        CancellationToken cancellationToken
    )
    {
        var question = new AccessQuestion(AccessOperation.ViewCase, AccessResources.Of(row));
        return check.Decide(question.Operation, question.Resource).Permitted
            && await decisionPoint.PermitsAsync(check, [question], cancellationToken);
    }

    private async Task<ApprovalView> ToViewAsync(
        ConsoleDbContext db,
        AccessCheck check,
        ApprovalParts parts,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var request = parts.Request;
        var names = await PeopleNames.ReadAsync(
            db,
            [request.RequestedById, request.DecidedById ?? request.RequestedById],
            cancellationToken
        );
        var note = await db
            .Responses.Where(found => found.Id == request.Id) // the request has the id of the response that asked for it
            .Select(found => found.Note)
            .FirstOrDefaultAsync(cancellationToken);
        return new(
            ListApprovals.ToLine(parts, check, names),
            parts.Action.Description,
            parts.Case.Status,
            note,
            await ReasonAsync(db, check, parts, cancellationToken),
            ActionRisk.ApprovingRole(parts.Action),
            await Approvers.ReadAsync(db, parts, person => new AccessCheck(policy, person, now, logger), now, cancellationToken)
        );
    }

    private static async Task<ApprovalReasonView?> ReasonAsync(
        ConsoleDbContext db,
        AccessCheck check,
        ApprovalParts parts,
        CancellationToken cancellationToken
    )
    {
        var decision = await db
            .Decisions.AsNoTracking()
            .FirstOrDefaultAsync(found => found.Id == parts.Request.DecisionId, cancellationToken);
        return MaySeeEvidence(check, parts, decision)
            ? await ApprovalReason.ReadAsync(db, check, decision, parts.Request.ActionKey, cancellationToken)
            : null;
    }

    // Whoever decides sees what the decision rests on; others need the right to read decisions.
    private static bool MaySeeEvidence(AccessCheck check, ApprovalParts parts, DecisionRow? decision) =>
        parts.Request.RequestedById == check.Subject.PersonId
        || ListApprovals.MayDecide(parts, check)
        || (
            decision is not null
            && check
                .Decide(
                    AccessOperation.ViewDecision,
                    new(AccessResourceKind.Decision, decision.Id, decision.TenantId)
                    {
                        Classification = Classifications.Public,
                        AssignedPersonId = decision.ActorId,
                    }
                )
                .Permitted
        );
}

/// <summary>A request with what is needed to decide it.</summary>
/// <param name="RequestNote">What the person who asked wrote; null when nothing.</param>
/// <param name="Reason">Null for a viewer who neither decides nor may read decisions.</param>
/// <param name="Role">The role that approves it.</param>
public sealed record ApprovalView(
    ApprovalLine Line,
    string Description,
    string CaseState,
    string? RequestNote,
    ApprovalReasonView? Reason,
    string Role,
    IReadOnlyList<Approver> Approvers
);
