using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Conversation;
using RecsConsole.Casework.Linked;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Conversation.Sending;

/// <summary>Retries a message whose delivery was abandoned, to the current address of the case.</summary>
public sealed class RetryMessage(OperationScopeFactory scopes, OutgoingCheck check, AuditTrail auditTrail)
{
    private const string Name = "retry.message";

    public Task<Result<string>> RunAsync(Actor actor, RetryMessageRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        return ConcurrencyConflict.RetryAsync(() => WriteAsync(actor, request, cancellationToken), Error.Conflict(Texts.NothingToRetry));
    }

    private async Task<Result<string>> WriteAsync(Actor actor, RetryMessageRequest request, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var found = await ConversationAccess.FindForWritingAsync(scope, request.CaseId, Name, cancellationToken);
        if (found.Error is { } refused)
        {
            return refused;
        }

        var (db, row) = (scope.Db, found.Value!);
        if (await ProblemOfAsync(db, row, cancellationToken) is { } problem)
        {
            return problem;
        }

        var message = await db.Messages.FirstOrDefaultAsync(
            each => each.Id == request.MessageId && each.CaseId == row.Id,
            cancellationToken
        );
        if (message is not { Delivery: MessageDelivery.Failed })
        {
            return Error.Conflict(Texts.NothingToRetry);
        }

        (message.Delivery, message.NextAttemptAt, message.Attempts) = (MessageDelivery.ToSend, scope.Now, 0);
        (message.Address, message.DeliveryError) = (row.ContactAddress, null);
        message.Revision++;
        await CarriedMessages.RouteAsync(db, row, message, cancellationToken); // a ticket is written on, not mailed to
        row.RepliedAt = row.RepliedAt > message.At ? row.RepliedAt : message.At;
        ChangeFeed.Append(db, ChangeKind.Case, row.Id.ToString("D"), scope.Now);
        var details = new Dictionary<string, string>(StringComparer.Ordinal) { ["message"] = message.Id.ToString("D") };
        auditTrail.Append(db, actor.PersonOrNull, new(Name, "case", row.Id.ToString("D"), AuditOutcome.Done, details));
        await db.SaveChangesAsync(cancellationToken);
        var to = row.ContactName ?? row.ContactAddress ?? row.Key;
        return await check.IsTrialForAsync(db, row, cancellationToken) ? Texts.PutIntoFolder.With(to) : Texts.ReplyOnItsWay.With(to);
    }

    private async Task<Error?> ProblemOfAsync(ConsoleDbContext db, CaseRow row, CancellationToken cancellationToken) =>
        await ErasedSubjects.HasCustomerOfAsync(db, row, cancellationToken) ? ErasedSubjects.NothingIsWritten
        : await check.ClosedWayAsync(db, row, cancellationToken) is { } closed ? Error.Conflict(closed)
        : null;
}

/// <summary>A message whose delivery was abandoned.</summary>
public sealed record RetryMessageRequest(Guid CaseId, Guid MessageId);
