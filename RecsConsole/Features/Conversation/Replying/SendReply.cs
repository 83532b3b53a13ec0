using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Conversation;
using RecsConsole.Casework.Guards;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Conversation.Replying;

/// <summary>
/// Sends a message to the customer outside of a step. It is stored together with the proposal and the extent of the changes (R111), and
/// delivered in the background; only a person sends.
/// </summary>
public sealed partial class SendReply(
    OperationScopeFactory scopes,
    OutgoingCheck check,
    TenantFactsReader facts,
    AuditTrail auditTrail,
    ILogger<SendReply> logger
)
{
    private const string Name = "send.reply";

    public Task<Result<string>> RunAsync(Actor actor, SendReplyRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        return ConcurrencyConflict.RetryAsync(() => WriteAsync(actor, request, cancellationToken), Error.Conflict(Texts.ReplyNotSent));
    }

    private async Task<Result<string>> WriteAsync(Actor actor, SendReplyRequest request, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var found = await ConversationAccess.FindForWritingAsync(scope, request.CaseId, Name, cancellationToken);
        if (found.Error is { } refused)
        {
            return refused;
        }

        var (db, row, message) = (scope.Db, found.Value!, request.Message);
        if (await db.Messages.AnyAsync(each => each.Id == message.Id && each.CaseId == row.Id, cancellationToken))
        {
            return await SaidAsync(db, row, message, cancellationToken); // a retry: it is already stored
        }

        var known = await facts.ReadAsync(actor, cancellationToken);
        if (await check.FindAsync(scope, row, message, cancellationToken) is { } problem)
        {
            return problem;
        }

        if (message.IsSent && await ContactGuard.FindForMessageAsync(db, known, row, scope.Now, cancellationToken) is { } capped)
        {
            return await scope.DenyAsync(Name, "case", row.Id.ToString("D"), Error.Forbidden(capped), cancellationToken);
        }

        await SaveAsync(scope, row, message, cancellationToken);
        return await SaidAsync(db, row, message, cancellationToken);
    }

    private async Task SaveAsync(OperationScope scope, CaseRow row, OutgoingMessage message, CancellationToken cancellationToken)
    {
        var (db, now) = (scope.Db, scope.Now);
        var activity = CaseMessages.IsUnanswered(row) ? CaseMessages.Reply : CaseMessages.Outreach;
        var author = scope.Actor.PersonId;
        await CaseMessages.AddOutgoingAsync(db, row, author, message, new(null, now), cancellationToken);
        CaseEvents.Append(
            db,
            row,
            new("message:" + message.Id.ToString("D"), activity, CaseEventKind.Message, author, now)
            {
                AttributesJson = CaseMessages.EventAttributes(message.Id),
            }
        );
        ChangeFeed.Append(db, ChangeKind.Case, row.Id.ToString("D"), now);
        auditTrail.Append(db, author, new(Name, "case", row.Id.ToString("D"), AuditOutcome.Done, DetailsOf(message)));
        await db.SaveChangesAsync(cancellationToken);
        LogWritten(row.Id, message.Id);
    }

    private static Dictionary<string, string> DetailsOf(OutgoingMessage message) =>
        new(StringComparer.Ordinal)
        {
            ["message"] = message.Id.ToString("D"),
            ["textHash"] = CanonicalHash.Of(System.Text.Encoding.UTF8.GetBytes(message.Text.Trim())),
        };

    private async Task<string> SaidAsync(ConsoleDbContext db, CaseRow row, OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (!message.IsSent)
        {
            return Texts.MessageKept;
        }

        var to = row.ContactName ?? row.ContactAddress ?? row.Key;
        return await check.IsTrialForAsync(db, row, cancellationToken) ? Texts.PutIntoFolder.With(to) : Texts.ReplyOnItsWay.With(to);
    }

    [LoggerMessage(EventId = 14001, Level = LogLevel.Information, Message = "Message to the customer {CaseId} {MessageId}")]
    private partial void LogWritten(Guid caseId, Guid messageId);
}

/// <summary>A message to the customer of a case.</summary>
public sealed record SendReplyRequest(Guid CaseId, OutgoingMessage Message);
