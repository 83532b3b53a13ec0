using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Conversation;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Slates;
using RecsConsole.Platform;
using RecsConsole.Recommender.Decisions;

namespace RecsConsole.Features.Recommendations.Reading;

/// <summary>
/// Opens a suggested document: reads whether it is still accessible, and what feedback the actor gave on it for this case. Opening it
/// counts as a view of the item, recorded once; its use is recorded by an accept.
/// </summary>
public sealed class ReadSuggestedDocument(OperationScopeFactory scopes, ICaseSource cases)
{
    private const string Operation = "read.suggested-document";
    private const string ObjectKind = "document";

    public async Task<Result<SuggestedDocumentView>> RunAsync(
        Actor actor,
        ReadSuggestedDocumentRequest request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var shown = await FindAsync(scope, request, cancellationToken);
        if (shown is null || await DecisionVisibility.FindCaseAsync(scope, cases, shown.CaseId, cancellationToken) is not { } record)
        {
            var id = request.DecisionId.ToString("D");
            return await scope.DenyAsync(Operation, "decision", id, Error.NotFound(Texts.SuggestionsGone), cancellationToken);
        }

        var document = await DocumentAsync(scope, request.DocumentKey, cancellationToken);
        if (document is null || !await scope.MayAsync(AccessOperation.ViewDocument, AccessResources.Of(document), cancellationToken))
        {
            var error = scope.Access.HasFailed
                ? Error.Unavailable(Texts.YourRightsCouldNotBeChecked)
                : Error.Forbidden(Texts.DocumentNotPermitted);
            return await scope.DenyAsync(Operation, ObjectKind, request.DocumentKey, error, cancellationToken);
        }

        if (!document.IsInForce(scope.Now))
        {
            return Error.Conflict(Texts.ThisDocumentIsNoLongerInForce);
        }

        await new ViewedItem(scope.Db, scope.Now).NoteAsync(request.DecisionId, SlateKind.Document, request.DocumentKey, cancellationToken);
        return new SuggestedDocumentView(
            record.Key,
            document.Version,
            await ReadFeedbackAsync(scope, request, shown.CaseId, cancellationToken)
        )
        {
            MayBeQuoted = OutgoingCheck.MayBeQuoted(document, scope.Now),
        };
    }

    // Only from the actor's own decision, and only a document that was actually shown in it.
    private static Task<ShownDocument?> FindAsync(
        OperationScope scope,
        ReadSuggestedDocumentRequest request,
        CancellationToken cancellationToken
    ) =>
        (
            from decision in scope.Db.Decisions
            join item in scope.Db.DecisionItems on decision.Id equals item.DecisionId
            where decision.Id == request.DecisionId && decision.ActorId == scope.Actor.PersonId
            where item.Kind == ItemKind.Document && item.ItemId == request.DocumentKey
            select new ShownDocument(decision.CaseId)
        ).FirstOrDefaultAsync(cancellationToken);

    // The version in force, otherwise the newest published one: those who may not read even that do not learn its status.
    private static async Task<DocumentRow?> DocumentAsync(OperationScope scope, string key, CancellationToken cancellationToken)
    {
        var versions = scope
            .Db.Documents.AsNoTracking()
            .Where(row => row.Key == key && row.Status != DocumentStatus.Draft)
            .OrderByDescending(row => row.Version);
        return await versions.InForce(scope.Now).OrderByDescending(row => row.Version).FirstOrDefaultAsync(cancellationToken)
            ?? await versions.FirstOrDefaultAsync(cancellationToken);
    }

    // per case, not per decision: it stays when suggestions are recomputed
    private static async Task<DocumentFeedback?> ReadFeedbackAsync(
        OperationScope scope,
        ReadSuggestedDocumentRequest request,
        Guid caseId,
        CancellationToken cancellationToken
    ) =>
        await scope
            .Db.Responses.AsNoTracking()
            .Where(row => row.CaseId == caseId && row.ActorId == scope.Actor.PersonId && row.UndoneAt == null)
            .Where(row => row.ItemKind == ItemKind.Document && row.ItemId == request.DocumentKey)
            .OrderByDescending(row => row.At)
            .ThenByDescending(row => row.Id)
            .Select(row => new DocumentFeedback(row.Id, row.Reason))
            .FirstOrDefaultAsync(cancellationToken);

    private sealed record ShownDocument(Guid CaseId);
}

/// <summary>A document of one of the actor's decisions.</summary>
public sealed record ReadSuggestedDocumentRequest(Guid DecisionId, string DocumentKey);

/// <param name="Version">The version in force.</param>
/// <param name="Said">The latest feedback that was not undone; null when there is none.</param>
public sealed record SuggestedDocumentView(string CaseKey, int Version, DocumentFeedback? Said)
{
    /// <summary>The document may be quoted to customers.</summary>
    public bool MayBeQuoted { get; init; }
}

/// <summary>Feedback on a document.</summary>
/// <param name="Reason">Why the document is not wanted, one of <see cref="DismissReasons"/>; null: it was useful.</param>
public sealed record DocumentFeedback(Guid ResponseId, string? Reason)
{
    public bool IsUseful => Reason is null;

    /// <summary>Whether the feedback can be undone, as on cards: a dismissal can, a use cannot.</summary>
    public bool CanUndo => !IsUseful;
}
