using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Conversation;
using RecsConsole.Casework.Guards;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Conversation.Receiving;

/// <summary>Records what the customer said on the telephone, in a chat or elsewhere; it counts as their reply.</summary>
public sealed partial class RecordMessage(
    OperationScopeFactory scopes,
    CustomerMessages messages,
    AuditTrail auditTrail,
    ILogger<RecordMessage> logger
)
{
    private const string Name = "record.message";

    public Task<Result<string>> RunAsync(Actor actor, RecordMessageRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        return ConcurrencyConflict.RetryAsync(() => WriteAsync(actor, request, cancellationToken), Error.Conflict(Texts.RecordNotSaved));
    }

    private async Task<Result<string>> WriteAsync(Actor actor, RecordMessageRequest request, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var found = await ConversationAccess.FindForWritingAsync(scope, request.CaseId, Name, cancellationToken);
        if (found.Error is { } refused)
        {
            return refused;
        }

        var (db, row, text) = (scope.Db, found.Value!, request.Text.Trim());
        var problem =
            text.Length == 0 ? Texts.CustomerWordsMissing
            : text.Length > OutgoingMessage.Longest ? Texts.CustomerWordsTooLong.With(OutgoingMessage.Longest)
            : !ChannelLabels.IsKnown(request.Channel) ? Texts.ChannelUnknown
            : null;
        if (problem is not null)
        {
            return Error.Invalid(problem);
        }

        if (await ErasedSubjects.HasCustomerOfAsync(db, row, cancellationToken))
        {
            return ErasedSubjects.NothingIsWritten;
        }

        if (!await db.Messages.AnyAsync(each => each.Id == request.MessageId, cancellationToken)) // otherwise a retry: it is already stored
        {
            var incoming = new IncomingMessage(request.MessageId, request.Channel, text, From: null, Address: null, MailHash: null);
            await messages.AddAsync(scope, row, incoming, cancellationToken);
            var details = new Dictionary<string, string>(StringComparer.Ordinal) { ["message"] = request.MessageId.ToString("D") };
            auditTrail.Append(db, actor.PersonOrNull, new(Name, "case", row.Id.ToString("D"), AuditOutcome.Done, details));
            await db.SaveChangesAsync(cancellationToken);
            LogRecorded(row.Id, request.MessageId);
        }

        return Texts.CustomerWordsSaved;
    }

    [LoggerMessage(EventId = 14002, Level = LogLevel.Information, Message = "Message of the customer {CaseId} {MessageId}")]
    private partial void LogRecorded(Guid caseId, Guid messageId);
}

/// <summary>What the customer said.</summary>
/// <param name="MessageId">Generated once per user action, so that a retry is the same message.</param>
/// <param name="Channel">One of <see cref="ChannelLabels"/>.</param>
public sealed record RecordMessageRequest(Guid MessageId, Guid CaseId, string Channel, string Text);
