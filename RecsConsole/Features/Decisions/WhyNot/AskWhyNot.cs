using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Engine.WhyNot;
using RecsConsole.Features.Decisions.Trace;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Recommender.Ranking;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Decisions.WhyNot;

/// <summary>
/// Explains why a recorded decision did not show an item, and the smallest change that would have shown it. An item the viewer may not know
/// about is blocked by a rule they cannot see, in the same words whether it exists or not.
/// </summary>
public sealed class AskWhyNot(
    OperationScopeFactory scopes,
    TraceAccess access,
    AskableItems items,
    TenantFactsReader facts,
    ActivePipelines pipelines,
    AuditTrail auditTrail
)
{
    /// <summary>Name of the operation in the audit trail.</summary>
    public const string Name = "decision.why_not";

    public async Task<Result<WhyNotReply>> RunAsync(Actor actor, AskWhyNotRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var db = scope.Db;
        var entry = await access.EnterAsync(scope, request.DecisionId.ToString("D"), Name, cancellationToken);
        if (entry is null)
        {
            return TraceAccess.NotThere;
        }

        if (DecisionContent.IsErased(entry.Decision))
        {
            return TraceAccess.NothingToCompute;
        }

        return await AnswerAsync(db, actor, entry, request, cancellationToken);
    }

    private async Task<WhyNotReply> AnswerAsync(
        ConsoleDbContext db,
        Actor actor,
        TraceEntry entry,
        AskWhyNotRequest request,
        CancellationToken cancellationToken
    )
    {
        auditTrail.Append(db, actor.PersonOrNull, new(Name, "decision", request.DecisionId.ToString("D"), AuditOutcome.Done));
        await db.SaveChangesAsync(cancellationToken);
        var item = await items.FindAsync(db, actor, entry.Check, request.Kind, request.ItemId, cancellationToken);
        if (item is null)
        {
            return WhyNotReply.Unseen;
        }

        var input = await StoredInput.ReadAsync(db, entry.Decision, cancellationToken);
        var pipeline = pipelines.For(input.Snapshot);
        var question = new WhyNotQuestion(input.Snapshot, input.Request, input.Validation, item.Item);
        // hundreds of pipeline runs: not on the thread of the page
        var answer = await Task.Run(() => new WhyNotSearch(pipeline).Find(question), cancellationToken);
        return MayKnow(answer, entry, request.Kind)
            ? WhyNotReply.From(item.Title, answer, new WhyNotLabels(await facts.ReadAsync(actor, cancellationToken)))
            : WhyNotReply.Unseen;
    }

    // Somebody else's permissions and conflicts of interest are not for everybody who may see that person.
    private static bool MayKnow(WhyNotAnswer answer, TraceEntry entry, SlateKind kind) =>
        entry.IsFull
        || (
            answer.Outcome.Stage != WhyNotStage.Withheld
            && (
                kind != SlateKind.Expert
                || !answer.Outcome.Reasons.Any(reason => reason is ReasonCode.ConflictOfInterest or ReasonCode.Clearance)
            )
        );
}

/// <param name="ItemId">Key of an action or document, or id of a person.</param>
public sealed record AskWhyNotRequest(Guid DecisionId, SlateKind Kind, string ItemId);
