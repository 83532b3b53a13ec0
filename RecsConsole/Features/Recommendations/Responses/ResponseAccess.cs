using RecsConsole.Access;
using RecsConsole.Access.DecisionPoints;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Features.Recommendations.Responses;

/// <summary>
/// Whether an actor may still respond to a suggestion. Checked for every kind of response: the permission existed when the decision was
/// made, but may have been lost since.
/// </summary>
public sealed class ResponseAccess(ICaseSource cases, DecisionPoint decisionPoint, AuditTrail auditTrail)
{
    /// <summary>Why not, according to the policy; null when permitted.</summary>
    public async Task<Error?> RefuseAsync(ResponseContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var record = await cases.ReadAsync(context.Actor, context.Decision.CaseId, cancellationToken);
        if (record is null)
        {
            return Error.NotFound(Texts.CaseGone);
        }

        return context.Check.Decide(AccessOperation.Recommend, AccessResources.Of(record, context.Actor.TenantId)).Permitted
            ? null
            : Error.Forbidden(Texts.NoLongerPermitted);
    }

    /// <summary>
    /// Why not, according to the decision point; null when permitted or when there is none. Checked before the transaction of the response,
    /// so that no lock is held while waiting; what the policy itself denies is left to <see cref="RefuseAsync"/>.
    /// </summary>
    /// <param name="command">Name in the audit trail, such as response.accept.</param>
    /// <param name="item">The item that is also acted on; null when there is none.</param>
    public async Task<Error?> RefuseOutsideAsync(
        OperationScope scope,
        string command,
        DecisionRow? decision,
        ItemKey? item,
        CancellationToken cancellationToken
    )
    {
        if (
            !decisionPoint.IsInForce
            || decision is null
            || await cases.ReadAsync(scope.Actor, decision.CaseId, cancellationToken) is not { } record
        )
        {
            return null;
        }

        var (db, actor, check) = (scope.Db, scope.Actor, scope.Access);
        var questions = Questions(record, actor.TenantId, item);
        if (
            !check.Decide(questions[0].Operation, questions[0].Resource).Permitted
            || await decisionPoint.PermitsAsync(check, questions, cancellationToken)
        )
        {
            return null;
        }

        auditTrail.Append(
            db,
            actor.PersonOrNull,
            new(command, "decision", decision.Id.ToString("D"), check.HasFailed ? AuditOutcome.Failed : AuditOutcome.Denied)
        );
        await db.SaveChangesAsync(cancellationToken);
        return check.HasFailed ? Error.Unavailable(Texts.YourRightsCouldNotBeChecked) : Error.Forbidden(Texts.ResponseNotPermitted);
    }

    private static List<AccessQuestion> Questions(CaseRecord record, Guid tenantId, ItemKey? item)
    {
        List<AccessQuestion> questions = [new(AccessOperation.Recommend, AccessResources.Of(record, tenantId))];
        if (item is { Kind: SlateKind.Action, Id: var key })
        {
            questions.Add(new(AccessOperation.PerformAction, AccessResources.OfAction(record, tenantId, key, null)));
        }
        else if (item is { Kind: SlateKind.Expert, Id: var person } && Guid.TryParse(person, out var id))
        {
            questions.Add(new(AccessOperation.AskExpert, AccessResources.OfExpert(record, tenantId, id, false)));
        }

        return questions;
    }
}
