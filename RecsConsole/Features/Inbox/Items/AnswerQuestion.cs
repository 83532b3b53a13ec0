using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Inbox;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Inbox.Items;

/// <summary>
/// Answers a colleague's question about a case: only the person who was asked, and only while they may see the case. The answer becomes an
/// event in the case's history and an item in the asker's inbox, in one transaction; a retry is the same answer.
/// </summary>
public sealed partial class AnswerQuestion(OperationScopeFactory scopes, AuditTrail auditTrail, ILogger<AnswerQuestion> logger)
{
    private const string Name = "answer.question";

    public Task<Result<string>> RunAsync(Actor actor, AnswerQuestionRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        return ConcurrencyConflict.RetryAsync(() => WriteAsync(actor, request, cancellationToken), Error.Conflict(Texts.AnswerNotSaved));
    }

    private async Task<Result<string>> WriteAsync(Actor actor, AnswerQuestionRequest request, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewCase, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var item = await OwnItems
            .Of(scope)
            .FirstOrDefaultAsync(row => row.Id == request.ItemId && row.Kind == InboxKind.Asked, cancellationToken);
        var found = item is null ? null : await scope.Db.Cases.FirstOrDefaultAsync(row => row.Id == item.CaseId, cancellationToken);
        if (
            item is not { FromId: { } asker }
            || found is null
            || !await scope.MayAsync(AccessOperation.ViewCase, AccessResources.Of(found), cancellationToken)
        )
        {
            var error = Error.NotFound(Texts.QuestionNotThere);
            return await scope.DenyAsync(Name, "inbox", request.ItemId.ToString("D"), error, cancellationToken);
        }

        return await ProblemOfAsync(scope, found, request, cancellationToken) is { } problem
            ? problem
            : await SaveAsync(
                scope,
                found,
                item,
                request.Text.Trim(),
                await NameOfAsync(scope, asker, cancellationToken),
                cancellationToken
            );
    }

    private static async Task<Error?> ProblemOfAsync(
        OperationScope scope,
        CaseRow found,
        AnswerQuestionRequest request,
        CancellationToken cancellationToken
    )
    {
        var length = request.Text.Trim().Length;
        return length == 0 ? Error.Invalid(Texts.AnswerIsEmpty)
            : length > Questions.MaxCharacters ? Error.Invalid(Texts.AnswerTooLong.With(Questions.MaxCharacters))
            : await ErasedSubjects.HasCustomerOfAsync(scope.Db, found, cancellationToken) ? ErasedSubjects.NothingIsWritten
            : null;
    }

    private async Task<Result<string>> SaveAsync(
        OperationScope scope,
        CaseRow found,
        InboxItemRow item,
        string text,
        string asker,
        CancellationToken cancellationToken
    )
    {
        if (item.AnsweredAt is not null)
        {
            return Texts.AlreadyAnswered.With(asker);
        }

        await Questions.AnswerAsync(scope.Db, found, item, text, scope.Now, cancellationToken);
        auditTrail.Append(
            scope.Db,
            scope.Actor.PersonOrNull,
            new(
                Name,
                "case",
                found.Id.ToString("D"),
                AuditOutcome.Done,
                new Dictionary<string, string>(StringComparer.Ordinal) { ["note"] = item.Id.ToString("D") }
            )
        );
        await scope.Db.SaveChangesAsync(cancellationToken);
        LogAnswered(found.Id, item.Id);
        return Texts.AnswerSent.With(asker);
    }

    private static async Task<string> NameOfAsync(OperationScope scope, Guid person, CancellationToken cancellationToken) =>
        await scope.Db.People.Where(row => row.Id == person).Select(row => row.DisplayName).FirstOrDefaultAsync(cancellationToken)
        ?? Texts.SomebodyWhoLeft;

    [LoggerMessage(EventId = 13001, Level = LogLevel.Information, Message = "Question answered {CaseId} {NoteId}")]
    private partial void LogAnswered(Guid caseId, Guid noteId);
}

/// <param name="ItemId">The question in the actor's inbox.</param>
public sealed record AnswerQuestionRequest(Guid ItemId, string Text);
