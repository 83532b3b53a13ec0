using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Access.DecisionPoints;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Cases;

/// <summary>A case as far as the actor may have it. What is not permitted answers like what is not there.</summary>
internal static class CaseAccess
{
    public static readonly Error NotThere = Error.NotFound("There is no such case, or it is not open to you in this tenant.");

    public static readonly Error NotChecked = Error.Unavailable("What you may see could not be checked, so the case is not shown.");

    /// <summary>Whether the subject's roles let them view cases at all.</summary>
    public static bool MayViewCases(AccessCheck check) =>
        check
            .Decide(
                AccessOperation.ViewCase,
                new AccessResource(AccessResourceKind.Case, Guid.Empty, check.Subject.TenantId) { Classification = Classifications.Public }
            )
            .Permitted;

    public static bool MayWork(AccessCheck check, CaseRow row) =>
        row.IsOpen && check.Decide(AccessOperation.WorkCase, AccessResources.Of(row)).Permitted;

    /// <summary>The tracked row, if the actor may view it.</summary>
    public static async Task<Result<CaseRow>> FindAsync(
        ConsoleDbContext db,
        AccessCheck check,
        DecisionPoint decisionPoint,
        Guid caseId,
        CancellationToken cancellationToken
    )
    {
        var row = await db.Cases.FirstOrDefaultAsync(found => found.Id == caseId, cancellationToken);
        return await ConfirmAsync(decisionPoint, check, row, cancellationToken);
    }

    /// <summary>The row, if the policy and the decision point let the actor view it.</summary>
    public static async Task<Result<CaseRow>> ConfirmAsync(
        DecisionPoint decisionPoint,
        AccessCheck check,
        CaseRow? row,
        CancellationToken cancellationToken
    )
    {
        var own = IfViewable(check, row);
        if (row is null || !own.IsOk)
        {
            return own;
        }

        var confirmed = await decisionPoint.PermitsAsync(
            check,
            [new(AccessOperation.ViewCase, AccessResources.Of(row))],
            cancellationToken
        );
        return (confirmed, check.HasFailed) switch
        {
            (true, _) => own,
            (_, true) => NotChecked,
            _ => NotThere,
        };
    }

    /// <summary>Whether policy and decision point let the actor work it, open or not.</summary>
    public static async Task<bool> MayWriteAsync(
        DecisionPoint decisionPoint,
        AccessCheck check,
        CaseRow row,
        CancellationToken cancellationToken
    )
    {
        var question = new AccessQuestion(AccessOperation.WorkCase, AccessResources.Of(row));
        return check.Decide(question.Operation, question.Resource).Permitted
            && await decisionPoint.PermitsAsync(check, [question], cancellationToken);
    }

    public static Result<CaseRow> IfViewable(AccessCheck check, CaseRow? row)
    {
        if (row is null)
        {
            return NotThere;
        }

        var mayView = check.Decide(AccessOperation.ViewCase, AccessResources.Of(row)).Permitted;
        return (mayView, check.HasFailed) switch
        {
            (true, _) => row,
            (_, true) => NotChecked,
            _ => NotThere,
        };
    }
}
