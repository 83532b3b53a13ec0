using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RecsConsole.Access;
using RecsConsole.Casework.Feedback;
using RecsConsole.Database;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Responses.Declining;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Recommendations.Responses;

/// <summary>
/// Accepts, dismisses or overrides an item of a decision. The response, its effect on the case, the audit entry and the change notification
/// are one transaction; the response id makes retries harmless.
/// </summary>
public sealed partial class RespondToSlate(
    OperationScopeFactory scopes,
    ActionExecution execution,
    ResponseAccess access,
    AuditTrail auditTrail,
    IOptions<RecommendationsOptions> options,
    ILogger<RespondToSlate> logger
)
{
    private static Error NoDecision => Error.NotFound(Texts.SuggestionsGone);

    public async Task<Result<ResponseOutcome>> RunAsync(Actor actor, RespondToSlateRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        if (ResponseValidation.Check(request) is { } invalid)
        {
            return invalid;
        }

        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var decision = await FindDecisionAsync(scope.Db, actor, request.DecisionId, cancellationToken);
        var (command, item) = (ResponseAudit.NameOf(request.Kind), ResponseRecord.DeedOf(request));
        // the external decision point, if there is one: asked before the transaction, which must not wait for it
        return await access.RefuseOutsideAsync(scope, command, decision, item, cancellationToken) is { } refused
            ? refused
            : await RespondAsync(scope, request, cancellationToken);
    }

    private async Task<Result<ResponseOutcome>> RespondAsync(
        OperationScope scope,
        RespondToSlateRequest request,
        CancellationToken cancellationToken
    )
    {
        var (db, actor) = (scope.Db, scope.Actor);
        await using var transaction = await TenantDb.BeginWithPermissionsHeldAsync(db, cancellationToken);
        if (await FindRecordedAsync(db, actor, request, cancellationToken) is { } recorded)
        {
            return recorded; // a retry
        }

        var context = await ReadContextAsync(scope, request, cancellationToken);
        if (context is null)
        {
            return await RefuseUnknownAsync(db, transaction, request, actor, cancellationToken);
        }

        // the policy, with the rights just read again
        Result<ResponseOutcome> result = await access.RefuseAsync(context, cancellationToken) is { } refusal
            ? refusal
            : await ActAsync(scope, context, cancellationToken);
        if (result.Error is { } error)
        {
            await RecordDenialAsync(db, context, error, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return error;
        }

        return await SaveAsync(db, transaction, context, result.Value!, cancellationToken);
    }

    private static async Task<ResponseOutcome?> FindRecordedAsync(
        ConsoleDbContext db,
        Actor actor,
        RespondToSlateRequest request,
        CancellationToken cancellationToken
    )
    {
        var row = await db
            .Responses.AsNoTracking()
            .FirstOrDefaultAsync(found => found.Id == request.ResponseId && found.ActorId == actor.PersonId, cancellationToken);
        return row is null
            ? null
            : new(row.Id, Texts.AlreadyRecorded, CaseMoved: false, IsPendingApproval: false, CanUndo: row.Kind is ResponseKind.Dismiss);
    }

    // Only the actor's own decision, and only an item that was actually shown in it.
    private static async Task<ResponseContext?> ReadContextAsync(
        OperationScope scope,
        RespondToSlateRequest request,
        CancellationToken cancellationToken
    )
    {
        var (db, actor) = (scope.Db, scope.Actor);
        var decision = await FindDecisionAsync(db, actor, request.DecisionId, cancellationToken);
        var kind = request.ItemKind.ToItemKind();
        var item = await db
            .DecisionItems.AsNoTracking()
            .FirstOrDefaultAsync(
                row => row.DecisionId == request.DecisionId && row.Kind == kind && row.ItemId == request.ItemId,
                cancellationToken
            );
        if (decision is null || (item is null && request.ItemId is not null))
        {
            return null;
        }

        await scope.ReadRightsAgainAsync(cancellationToken); // the rights cannot change from here on
        return new(actor, request, decision, item, scope.Access, scope.Now);
    }

    private static Task<DecisionRow?> FindDecisionAsync(
        ConsoleDbContext db,
        Actor actor,
        Guid decisionId,
        CancellationToken cancellationToken
    ) => db.Decisions.AsNoTracking().FirstOrDefaultAsync(row => row.Id == decisionId && row.ActorId == actor.PersonId, cancellationToken);

    private async Task<Result<ResponseOutcome>> ActAsync(
        OperationScope scope,
        ResponseContext context,
        CancellationToken cancellationToken
    ) =>
        (context.Request.Kind, context.Request.ItemKind) switch
        {
            (ResponseKind.Accept, SlateKind.Action) => await execution.RunAsync(scope, context, context.Request.ItemId!, cancellationToken),
            (ResponseKind.Override, _) => await execution.RunAsync(scope, context, context.Request.ChosenActionKey!, cancellationToken),
            (ResponseKind.Accept, SlateKind.Document) => await DocumentUse.RecordAsync(scope.Db, context, cancellationToken),
            (ResponseKind.Accept, _) => await ExpertContact.RecordAsync(scope.Db, context, cancellationToken),
            _ => await DismissAsync(scope, context, cancellationToken),
        };

    private static async Task<Result<ResponseOutcome>> DismissAsync(
        OperationScope scope,
        ResponseContext context,
        CancellationToken cancellationToken
    )
    {
        if (await RequiredStep.DeclineAsync(scope, context, cancellationToken) is { } refused)
        {
            return refused;
        }

        return await DismissalFeedback.RecordAsync(scope.Db, context, cancellationToken);
    }

    private async Task<Result<ResponseOutcome>> SaveAsync(
        ConsoleDbContext db,
        Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction transaction,
        ResponseContext context,
        ResponseOutcome outcome,
        CancellationToken cancellationToken
    )
    {
        var row = ResponseRecord.RowOf(context, options.Value.NotUsefulDays);
        db.Responses.Add(row);
        // feedback for whoever curates the item; nothing for an accept
        await SuggestionReports.AppendAsync(db, row, DismissalFeedback.RouteOf(context.Request), cancellationToken);
        ChangeFeed.Append(db, ChangeKind.Case, context.Decision.CaseId.ToString("D"), context.At);
        auditTrail.Append(db, context.Actor.PersonOrNull, ResponseRecord.EventOf(context, AuditOutcome.Done)); // such as response.accept
        if (ExpertContact.EventOf(context) is { } contact) // only when an expert is asked
        {
            auditTrail.Append(db, context.Actor.PersonOrNull, contact);
        }

        context.Request.Keep?.Invoke(db, outcome);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (Exception e) when (ConcurrencyConflict.Is(e))
        {
            return Error.Conflict(Texts.CaseChanged);
        }

        LogResponded(context.Request.ResponseId, context.Request.Kind, context.Request.ItemKind);
        return outcome;
    }

    private async Task<Error> RefuseUnknownAsync(
        ConsoleDbContext db,
        Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction transaction,
        RespondToSlateRequest request,
        Actor actor,
        CancellationToken cancellationToken
    )
    {
        auditTrail.Append(db, actor.PersonOrNull, new("respond.slate", "decision", request.DecisionId.ToString("D"), AuditOutcome.Denied));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return NoDecision;
    }

    private async Task RecordDenialAsync(ConsoleDbContext db, ResponseContext context, Error error, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        if (error.Kind == ErrorKind.Forbidden)
        {
            auditTrail.Append(db, context.Actor.PersonOrNull, ResponseRecord.EventOf(context, AuditOutcome.Denied));
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    [LoggerMessage(EventId = 2101, Level = LogLevel.Information, Message = "Response {ResponseId} {Kind} {ItemKind}")]
    private partial void LogResponded(Guid responseId, ResponseKind kind, SlateKind itemKind);
}
