using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Documents;
using RecsConsole.Casework.Feedback;
using RecsConsole.Database;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Recommender.Decisions;

namespace RecsConsole.Features.Recommendations.Responses.Solving;

/// <summary>
/// Records the document named as the solution of the case: its use, and an accept of its suggestion, in the transaction of the step.
/// </summary>
public sealed class DocumentThatSolved(AuditTrail auditTrail)
{
    /// <summary>Adds the document's use and the response to its suggestion; does nothing when no document is named.</summary>
    internal async Task<Error?> AddAsync(ConsoleDbContext db, ResponseContext context, CancellationToken cancellationToken)
    {
        if (context.Request.Solution?.Document is not { } named)
        {
            return null;
        }

        if (await SuggestionAsync(db, context, named, cancellationToken) is not { } suggestion)
        {
            return Error.NotFound(Texts.SuggestionsGone);
        }

        var used = await DocumentUse.RecordAsync(db, suggestion, cancellationToken);
        if (used.IsOk && !await IsAcceptedAsync(db, suggestion, cancellationToken))
        {
            await TakeBackDismissalsAsync(db, suggestion, cancellationToken);
            db.Responses.Add(ResponseRecord.RowOf(suggestion, notUsefulDays: 0));
            auditTrail.Append(db, context.Actor.PersonOrNull, ResponseRecord.EventOf(suggestion, AuditOutcome.Done));
        }

        return used.Error;
    }

    /// <summary>Undoes the accept of a document together with the step.</summary>
    internal async Task TakeBackAsync(OperationScope scope, ResponseRow step, CaseEventRow line, CancellationToken cancellationToken)
    {
        var db = scope.Db;
        if (ReportedSolution.DocumentIn(CaseEvents.AttributesOf(line)) is not { } key)
        {
            return;
        }

        var said = await db
            .Responses.Where(row => row.CaseId == step.CaseId && row.ActorId == step.ActorId && row.At == step.At)
            .FirstOrDefaultAsync(row => row.ItemKind == ItemKind.Document && row.ItemId == key && row.UndoneAt == null, cancellationToken);
        if (said is not null)
        {
            said.UndoneAt = scope.Now;
            auditTrail.Append(db, scope.Actor.PersonOrNull, ResponseAudit.UndoOf(said));
        }
    }

    // Only from the actor's own decision on this case, and only a document that was actually shown in it.
    private static async Task<ResponseContext?> SuggestionAsync(
        ConsoleDbContext db,
        ResponseContext context,
        SolvingDocument named,
        CancellationToken cancellationToken
    )
    {
        var decision = await db
            .Decisions.AsNoTracking()
            .Where(row => row.Id == named.DecisionId && row.CaseId == context.Decision.CaseId)
            .FirstOrDefaultAsync(row => row.ActorId == context.Actor.PersonId, cancellationToken);
        var item = await db
            .DecisionItems.AsNoTracking()
            .FirstOrDefaultAsync(
                row => row.DecisionId == named.DecisionId && row.Kind == ItemKind.Document && row.ItemId == named.Key,
                cancellationToken
            );
        var answer = new RespondToSlateRequest(
            Guid.CreateVersion7(context.At),
            named.DecisionId,
            ResponseKind.Accept,
            SlateKind.Document,
            named.Key
        );
        return decision is null || item is null ? null : context with { Request = answer, Decision = decision, Item = item };
    }

    // a document that solved the case is neither outdated nor useless: such dismissals and their reports no longer apply
    private async Task TakeBackDismissalsAsync(ConsoleDbContext db, ResponseContext suggestion, CancellationToken cancellationToken)
    {
        var dismissed = await db
            .Responses.Where(row => row.CaseId == suggestion.Decision.CaseId && row.ActorId == suggestion.Actor.PersonId)
            .Where(row => row.ItemKind == ItemKind.Document && row.ItemId == suggestion.Request.ItemId && row.UndoneAt == null)
            .Where(row => row.Kind == ResponseKind.Dismiss)
            .ToListAsync(cancellationToken);
        foreach (var row in dismissed)
        {
            row.UndoneAt = suggestion.At;
            await DocumentReports.TakeBackAsync(db, row.Id, suggestion.At, cancellationToken);
            await SuggestionReports.TakeBackAsync(db, row.Id, suggestion.At, cancellationToken);
            auditTrail.Append(db, suggestion.Actor.PersonOrNull, ResponseAudit.UndoOf(row));
        }
    }

    // whether the latest response that was not undone is an accept
    private static async Task<bool> IsAcceptedAsync(ConsoleDbContext db, ResponseContext suggestion, CancellationToken cancellationToken) =>
        await db
            .Responses.AsNoTracking()
            .Where(row => row.CaseId == suggestion.Decision.CaseId && row.ActorId == suggestion.Actor.PersonId && row.UndoneAt == null)
            .Where(row => row.ItemKind == ItemKind.Document && row.ItemId == suggestion.Request.ItemId)
            .OrderByDescending(row => row.At)
            .ThenByDescending(row => row.Id)
            .Select(row => (ResponseKind?)row.Kind)
            .FirstOrDefaultAsync(cancellationToken) is ResponseKind.Accept;
}
