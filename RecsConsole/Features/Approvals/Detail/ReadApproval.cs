using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Conversation;
using RecsConsole.Casework.Forms;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Recommender.Approvals;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Approvals.Detail;

/// <summary>
/// Reads a request with its reason and evidence, as far as this viewer may see them, and who may approve it. Everybody who may see the case
/// may see that a request is pending on it.
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
        // the request has the id of the response that made it
        var asked = await db.Responses.AsNoTracking().FirstOrDefaultAsync(found => found.Id == request.Id, cancellationToken);
        var calendars = await CaseTypeCalendars.ReadAsync(db, cancellationToken);
        var line = ListApprovals.ToLine(parts, check, names) with { CaseSla = calendars.Of(parts.Case, scope.Now) };
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
            Solution = await HeldSolution.FindAsync(db, request.Id, cancellationToken),
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

    // Approvers see the evidence for the decision; others need the right to read decisions.
    private static bool MaySeeEvidence(AccessCheck check, ApprovalParts parts, DecisionRow? decision) =>
        parts.Request.RequestedById == check.Subject.PersonId
        || ListApprovals.MayDecide(parts, check)
        || (decision is not null && check.MayReadDecision(decision.TenantId, decision.Id, decision.ActorId));
}

/// <summary>A request with what is needed to decide it.</summary>
/// <param name="RequestNote">What the requester wrote; null when nothing.</param>
/// <param name="Reason">Null for a viewer who neither decides nor may read decisions.</param>
/// <param name="Role">The role that can approve the request.</param>
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
    /// <summary>Why the action was chosen instead of a suggestion; null when it was itself suggested.</summary>
    public InsteadOf? Instead { get; init; }

    /// <summary>The message to the customer sent with the step; null when there is none.</summary>
    public ShownMessage? Letter { get; init; }

    /// <summary>How the case was solved, told with a step that solves it; null for other steps.</summary>
    public string? Solution { get; init; }

    public Guid CaseId { get; init; }
}
