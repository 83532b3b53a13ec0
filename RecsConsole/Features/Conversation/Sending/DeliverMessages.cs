using Microsoft.EntityFrameworkCore;
using MimeKit;
using RecsConsole.Access;
using RecsConsole.Casework.Conversation;
using RecsConsole.Casework.Inbox;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Mail;

namespace RecsConsole.Features.Conversation.Sending;

/// <summary>
/// Delivers messages to customers. A message is claimed before it is sent, so that only one of several processes sends it; if a process
/// dies in between, it is sent again under the same Message-ID. After a permanent failure, or too many attempts, delivery is abandoned and
/// the author is notified.
/// </summary>
public sealed partial class DeliverMessages(
    TenantDb tenantDb,
    IMailTransport mail,
    AuditTrail auditTrail,
    TimeProvider clock,
    ILogger<DeliverMessages> logger
)
{
    private const int MaxAtOnce = 20;

    private static readonly TimeSpan s_longestAttempt = TimeSpan.FromMinutes(4);

    // longer than any attempt lasts
    private static readonly TimeSpan s_claim = TimeSpan.FromMinutes(5);

    /// <summary>Delays between attempts; after the last one delivery is abandoned.</summary>
    private static readonly TimeSpan[] s_pauses =
    [
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(15),
        TimeSpan.FromHours(1),
        TimeSpan.FromHours(4),
    ];

    /// <summary>Tries each due message of the tenant once.</summary>
    /// <returns>How many were delivered.</returns>
    public async Task<int> RunAsync(Guid tenantId, CancellationToken cancellationToken)
    {
        if (!mail.IsOpen)
        {
            return 0;
        }

        var sent = 0;
        foreach (var id in await DueAsync(tenantId, cancellationToken))
        {
            // each in its own context: a failure of one leaves nothing behind for the next
            await using var db = await tenantDb.OpenAsync(Actor.Job(tenantId), cancellationToken);
            var due = Due(db, Timestamps.Round(clock.GetUtcNow()));
            if (await due.FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is { } message) // otherwise claimed elsewhere
            {
                sent += await TryAsync(db, message, cancellationToken) ? 1 : 0;
            }
        }

        return sent;
    }

    private async Task<List<Guid>> DueAsync(Guid tenantId, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenAsync(Actor.Job(tenantId), cancellationToken);
        return await Due(db, Timestamps.Round(clock.GetUtcNow()))
            .OrderBy(row => row.NextAttemptAt)
            .Select(row => row.Id)
            .Take(MaxAtOnce)
            .ToListAsync(cancellationToken);
    }

    private static IQueryable<MessageRow> Due(ConsoleDbContext db, DateTimeOffset now) =>
        db.Messages.Where(row => row.Delivery == MessageDelivery.ToSend && row.NextAttemptAt <= now);

    // Once claimed, it is sent and recorded to the end: if interrupted in between, it would be sent again.
    private async Task<bool> TryAsync(ConsoleDbContext db, MessageRow message, CancellationToken cancellationToken)
    {
        if (!await ClaimAsync(db, message, cancellationToken))
        {
            return false;
        }

        var row = await db.Cases.FirstAsync(each => each.Id == message.CaseId, CancellationToken.None);
        var isErased = await ErasedSubjects.HasCustomerOfAsync(db, row, CancellationToken.None);
        var refused = isErased ? new MailException("") { IsFinal = true } : await SendAsync(db, message, row);
        Note(message, refused, Timestamps.Round(clock.GetUtcNow()));
        message.DeliveryError = isErased ? null : refused?.Message; // nothing is stored about an erased customer, not even an error
        if (message.Delivery is not MessageDelivery.ToSend)
        {
            await NotifyAsync(db, message);
        }

        await db.SaveWhatHappenedAsync(clock);
        if (message.Delivery is MessageDelivery.Failed)
        {
            await UndeliveredLetter.TakeBackAsync(tenantDb, message, Timestamps.Round(clock.GetUtcNow()));
        }

        LogAttempt(message.Id, message.Attempts, message.Delivery);
        return refused is null;
    }

    // false when another process claimed it
    private Task<bool> ClaimAsync(ConsoleDbContext db, MessageRow message, CancellationToken cancellationToken)
    {
        message.Attempts++;
        message.Revision++;
        message.NextAttemptAt = Timestamps.Round(clock.GetUtcNow() + s_claim);
        return db.TrySaveChangesAsync(cancellationToken);
    }

    // why it was rejected; null when it was accepted
    private async Task<MailException?> SendAsync(ConsoleDbContext db, MessageRow message, CaseRow row)
    {
        using var limit = new CancellationTokenSource(s_longestAttempt);
        try
        {
            await mail.SendAsync([message.TenantId], await LetterAsync(db, message, row, limit.Token), limit.Token);
            return null;
        }
        catch (MailException e)
        {
            return e;
        }
        catch (Exception e) when (e is ParseException or FormatException or ArgumentException)
        {
            return new MailException(e.Message, e) { IsFinal = true }; // an invalid address
        }
        catch (Exception e)
        {
            return new MailException(e.Message, e); // any other error delays only this message
        }
    }

    private async Task<MimeMessage> LetterAsync(ConsoleDbContext db, MessageRow message, CaseRow row, CancellationToken cancellationToken)
    {
        var tenant = await db.Tenants.Where(each => each.Id == message.TenantId).Select(each => each.Name).FirstAsync(cancellationToken);
        var files = await db
            .Attachments.AsNoTracking()
            .Where(file => file.MessageId == message.Id)
            .OrderBy(file => file.Id)
            .ToListAsync(cancellationToken);
        var earlier = await db
            .Messages.Where(each => each.CaseId == message.CaseId && each.Delivery == MessageDelivery.Sent)
            .OrderBy(each => each.At)
            .Select(each => each.Id)
            .ToListAsync(cancellationToken);
        return MailWriter.Write(new(message, row, tenant, mail.From, files, earlier));
    }

    private void Note(MessageRow message, MailException? refused, DateTimeOffset now)
    {
        message.Revision++;
        if (refused is null)
        {
            var delivery = mail.Delivers ? MessageDelivery.Sent : MessageDelivery.InFolder;
            (message.Delivery, message.DeliveredAt, message.NextAttemptAt) = (delivery, now, null);
        }
        else if (refused.IsFinal || message.Attempts > s_pauses.Length)
        {
            (message.Delivery, message.NextAttemptAt) = (MessageDelivery.Failed, null);
        }
        else
        {
            message.NextAttemptAt = now + s_pauses[message.Attempts - 1];
        }
    }

    private async Task NotifyAsync(ConsoleDbContext db, MessageRow message)
    {
        var now = Timestamps.Round(clock.GetUtcNow());
        var isSent = message.Delivery is not MessageDelivery.Failed;
        if (!isSent && message.AuthorId is { } author)
        {
            var key = $"message:{message.Id:D}:{message.Revision}";
            var news = new InboxNews(author, key, InboxKind.NotSent, now) { CaseId = message.CaseId, Text = message.DeliveryError };
            await InboxPost.NotifyAsync(db, news, CancellationToken.None);
        }

        var details = new Dictionary<string, string>(StringComparer.Ordinal) { ["message"] = message.Id.ToString("D") };
        var outcome = isSent ? AuditOutcome.Done : AuditOutcome.Failed;
        auditTrail.Append(db, null, new("deliver.message", "case", message.CaseId.ToString("D"), outcome, details));
        ChangeFeed.Append(db, ChangeKind.Case, message.CaseId.ToString("D"), now);
    }

    [LoggerMessage(EventId = 14003, Level = LogLevel.Information, Message = "Message {MessageId}, attempt {Attempt}: {Delivery}")]
    private partial void LogAttempt(Guid messageId, int attempt, MessageDelivery delivery);
}
