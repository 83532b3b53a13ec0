using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Inbox;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Snapshot.People;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Cases.Detail.Owners;

/// <summary>
/// Asks who has a case, or a supervisor of its team, about it: the way on for a colleague of another team, who may view the case but not
/// work it. Question and answer are in the case's history and in both inboxes.
/// </summary>
public sealed partial class SendOwnerQuestion(OperationScopeFactory scopes, AuditTrail auditTrail, ILogger<SendOwnerQuestion> logger)
{
    private const string Operation = "contact.expert";

    /// <returns>The name of the person who was asked.</returns>
    public async Task<Result<string>> RunAsync(Actor actor, OwnerQuestionRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        var text = request.Text.Trim();
        return text.Length is 0 or > Questions.MaxCharacters
            ? Error.Invalid(Texts.OwnerQuestionLength.With(Questions.MaxCharacters))
            : await ConcurrencyConflict.RetryAsync(
                () => WriteAsync(actor, request with { Text = text }, cancellationToken),
                Error.Conflict(Texts.OwnerQuestionNotSent)
            );
    }

    private async Task<Result<string>> WriteAsync(Actor actor, OwnerQuestionRequest request, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var found = await CaseAccess.FindAsync(scope, request.CaseId, cancellationToken);
        if (!found.IsOk)
        {
            return await scope.DenyAsync(Operation, "case", request.CaseId.ToString("D"), found.Error, cancellationToken);
        }

        var row = found.Value;
        if (!CaseAccess.MayWorkCases(scope.Access))
        {
            var error = scope.Access.HasFailed ? CaseAccess.NotChecked : Error.Forbidden(Texts.OwnerQuestionNotPermitted);
            return await scope.DenyAsync(Operation, "case", request.CaseId.ToString("D"), error, cancellationToken);
        }

        // whom the page named may have given the case away since
        if (await CaseOwner.FindAsync(scope, row, cancellationToken) is not { } owner || owner.Id != request.PersonId)
        {
            return Error.Conflict(Texts.OwnerIsAnother);
        }

        if (await ErasedSubjects.HasCustomerOfAsync(scope.Db, row, cancellationToken))
        {
            return ErasedSubjects.NothingIsWritten;
        }

        var settings = await TenantConfigurationReader.ReadStoredAsync(scope.Db, cancellationToken);
        var asked = await ExpertRequestCounts.CountAsync(scope.Db, owner.Id, scope.Now - ExpertRequestCounts.Day, cancellationToken);
        if (asked >= settings.Part.DailyAsks)
        {
            return Error.Conflict(Texts.OwnerAskedTooOften.With(owner.Name));
        }

        return await scope.Db.Notes.AnyAsync(note => note.Id == request.QuestionId, cancellationToken)
            ? owner.Name // a retry: it is already stored
            : await SendAsync(scope, row, request, owner, cancellationToken);
    }

    private async Task<string> SendAsync(
        OperationScope scope,
        CaseRow row,
        OwnerQuestionRequest request,
        CaseOwner owner,
        CancellationToken cancellationToken
    )
    {
        var question = new CaseRemark(request.QuestionId, row.Id, scope.Actor.PersonId, owner.Id, request.Text, scope.Now);
        var key = "question:" + request.QuestionId.ToString("D");
        await Questions.AskAsync(scope.Db, row, question, key, decisionId: null, cancellationToken);
        ChangeFeed.Append(scope.Db, ChangeKind.Case, row.Id.ToString("D"), scope.Now);
        var details = new Dictionary<string, string>(StringComparer.Ordinal) { ["case"] = row.Id.ToString("D") };
        auditTrail.Append(scope.Db, scope.Actor.PersonOrNull, new(Operation, "person", owner.Id.ToString("D"), AuditOutcome.Done, details));
        await scope.Db.SaveChangesAsync(cancellationToken);
        LogOwnerAsked(row.Id, owner.Id);
        return owner.Name;
    }

    [LoggerMessage(EventId = 3091, Level = LogLevel.Information, Message = "Owner of a case asked {CaseId} {PersonId}")]
    private partial void LogOwnerAsked(Guid caseId, Guid personId);
}

/// <summary>A question to who has a case.</summary>
/// <param name="QuestionId">Chosen by the caller, so that a retry sends the same question.</param>
/// <param name="PersonId">Who was named on the page.</param>
public sealed record OwnerQuestionRequest(Guid QuestionId, Guid CaseId, Guid PersonId, string Text);
