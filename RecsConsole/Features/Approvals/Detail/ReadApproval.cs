using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Conversation;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Approvals.Detail;

/// <summary>
/// Reads a request with its reason and evidence, each as far as this viewer may see it, and who may approve it. Whoever may see the case may
/// see that something waits on it.
/// </summary>
public sealed class ReadApproval(OperationScopeFactory scopes, ApprovalSweep sweep)
{
    internal static Error NotThere => Error.NotFound(Texts.RequestNotFound);

    public async Task<Result<ApprovalView>> RunAsync(Actor actor, Guid requestId, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var parts = await FindAsync(scope, requestId, cancellationToken);
        if (parts is null)
        {
            return await scope.DenyAsync("read.approval", "approval", requestId.ToString("D"), NotThere, cancellationToken);
        }

        if (await sweep.RunAsync(scope, [parts], cancellationToken))
        {
            parts = await FindAsync(scope, requestId, cancellationToken) ?? parts;
        }

        return await ToViewAsync(scope, parts, cancellationToken);
    }

    /// <summary>The tracked request, if the subject may view its case.</summary>
    internal static async Task<ApprovalParts?> FindAsync(OperationScope scope, Guid requestId, CancellationToken cancellationToken)
    {
        var parts = await ApprovalQuery.All(scope.Db).FirstOrDefaultAsync(found => found.Request.Id == requestId, cancellationToken);
        return parts is not null && await MayViewAsync(scope, parts.Case, cancellationToken) ? parts : null;
    }

    internal static Task<bool> MayViewAsync(OperationScope scope, CaseRow row, CancellationToken cancellationToken) =>
        scope.MayAsync(AccessOperation.ViewCase, AccessResources.Of(row), cancellationToken);

    private static async Task<ApprovalView> ToViewAsync(OperationScope scope, ApprovalParts parts, CancellationToken cancellationToken)
    {
        var (db, check) = (scope.Db, scope.Access);
        var request = parts.Request;
        var names = await PeopleNames.ReadAsync(
            db,
            [request.RequestedById, request.DecidedById ?? request.RequestedById],
            cancellationToken
        );
        // the request has the id of the response that asked for it
        var asked = await db.Responses.AsNoTracking().FirstOrDefaultAsync(found => found.Id == request.Id, cancellationToken);
        var line = ListApprovals.ToLine(parts, check, names);
        return new(
            line,
            parts.Action.Description,
            parts.Case.Status,
            asked?.Note,
            await ReasonAsync(db, check, parts, cancellationToken),
            ActionRisk.ApprovingRole(parts.Action),
            await Approvers.ReadAsync(scope, parts, cancellationToken),
            await ApprovalFormView.ReadAsync(scope, parts, line.MayDecide, cancellationToken)
        )
        {
            Instead = await InsteadOf.ReadAsync(db, asked, cancellationToken),
            Letter = (await ShownMessage.ReadAsync(db, [request.Id], cancellationToken)).GetValueOrDefault(request.Id),
            CaseId = request.CaseId,
        };
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
    IReadOnlyList<Approver> Approvers,
    ApprovalFormView Form
)
{
    /// <summary>Why it was chosen instead of what was suggested; null where it was suggested itself.</summary>
    public InsteadOf? Instead { get; init; }

    /// <summary>What is written to the customer with the step; null where nothing is.</summary>
    public ShownMessage? Letter { get; init; }

    public Guid CaseId { get; init; }
}
