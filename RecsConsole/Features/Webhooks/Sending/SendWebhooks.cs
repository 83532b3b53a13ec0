using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Inbox;
using RecsConsole.Casework.Webhooks;
using RecsConsole.Database;
using RecsConsole.Database.Codes;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Webhooks.Editing;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Webhooks.Sending;

/// <summary>
/// Sends events to webhooks. An event is claimed before it is sent, so that only one of several processes sends it; if a process dies in
/// between, it is sent again with the same id. Delivery is at least once; a receiver that remembers ids handles each event once.
/// </summary>
public sealed partial class SendWebhooks(
    OperationScopeFactory scopes,
    WebhookClient client,
    WebhookSecrets secrets,
    AuditTrail auditTrail,
    TimeProvider clock,
    ILogger<SendWebhooks> logger
)
{
    /// <summary>Name in the audit trail.</summary>
    public const string Name = "send.webhook";

    private const int MaxOfOneAtOnce = 50;
    private const int MaxWebhooksAtOnce = 8;

    // longer than any attempt
    private static readonly TimeSpan s_claim = TimeSpan.FromMinutes(2);

    /// <summary>Tries each due event of the tenant once; webhooks do not wait for each other.</summary>
    /// <returns>How many were delivered.</returns>
    public async Task<int> RunAsync(Guid tenantId, CancellationToken cancellationToken)
    {
        var delivered = 0;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = MaxWebhooksAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(
            await DueAsync(tenantId, cancellationToken),
            parallel,
            async (ofWebhook, token) => Interlocked.Add(ref delivered, await SendAllAsync(tenantId, ofWebhook, token))
        );
        return delivered;
    }

    // the oldest events of each webhook: a long queue of one does not delay the others
    private async Task<IReadOnlyList<IReadOnlyList<Guid>>> DueAsync(Guid tenantId, CancellationToken cancellationToken)
    {
        await using var scope = await OpenAsync(tenantId, cancellationToken);
        var due = Due(scope.Db, scope.Now);
        List<IReadOnlyList<Guid>> found = [];
        foreach (var hookId in await due.Select(row => row.WebhookId).Distinct().ToListAsync(cancellationToken))
        {
            var ofHook = due.Where(row => row.WebhookId == hookId).OrderBy(row => row.At).ThenBy(row => row.Id);
            found.Add(await ofHook.Select(row => row.Id).Take(MaxOfOneAtOnce).ToListAsync(cancellationToken));
        }

        return found;
    }

    private Task<OperationScope> OpenAsync(Guid tenantId, CancellationToken cancellationToken) =>
        scopes.OpenForJobOrPersonAsync(Actor.Job(tenantId), AccessOperation.ManageTenant, Name, cancellationToken);

    private static IQueryable<WebhookDeliveryRow> Due(ConsoleDbContext db, DateTimeOffset now) =>
        db
            .WebhookDeliveries.Where(row => row.State == WebhookState.ToSend && row.NextAttemptAt <= now)
            .Where(row => db.Webhooks.Any(hook => hook.Id == row.WebhookId && hook.IsEnabled));

    // a webhook that does not respond is left alone until its next turn
    private async Task<int> SendAllAsync(Guid tenantId, IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var delivered = 0;
        foreach (var id in ids)
        {
            // each in its own context: a failure of one leaves nothing behind for the next
            await using var scope = await OpenAsync(tenantId, cancellationToken);
            var answer = await TryAsync(scope, id, cancellationToken);
            if (answer is { IsDelivered: false })
            {
                break;
            }

            delivered += answer is null ? 0 : 1;
        }

        return delivered;
    }

    // null when there was nothing to send: another process claimed it, it was withdrawn, or the webhook's person may not see it
    private async Task<WebhookAnswer?> TryAsync(OperationScope scope, Guid id, CancellationToken cancellationToken)
    {
        var db = scope.Db;
        if (await Due(db, scope.Now).FirstOrDefaultAsync(each => each.Id == id, cancellationToken) is not { } row)
        {
            return null;
        }

        var hook = await db.Webhooks.FirstAsync(each => each.Id == row.WebhookId, cancellationToken);
        var mayTell = await MaySendAsync(db, hook, row, cancellationToken);
        row.Revision++;
        if (mayTell)
        {
            row.Attempts++;
            row.NextAttemptAt = scope.Now + s_claim;
        }
        else
        {
            (row.State, row.NextAttemptAt) = (WebhookState.Withdrawn, null);
            row.Error = StoredText.From<Texts>(nameof(Texts.NotForItsPerson)).Stored;
            Tell(db, hook, scope.Now);
        }

        if (!await db.TrySaveChangesAsync(cancellationToken) || !mayTell)
        {
            return null;
        }

        var answer = await PostAsync(hook, row, cancellationToken);
        await NoteAsync(db, hook, row, answer);
        LogAttempt(row.EventId, hook.Id, row.Attempts, row.State, row.Answer);
        return answer;
    }

    // current permissions: a person who has left gets no more events, and one who has lost access to a case no more of its events
    private async Task<bool> MaySendAsync(ConsoleDbContext db, WebhookRow hook, WebhookDeliveryRow row, CancellationToken cancellationToken)
    {
        if (row.Kind is WebhookKinds.Test)
        {
            return true;
        }

        if (!await db.People.AnyAsync(person => person.Id == hook.PersonId && person.IsActive, cancellationToken))
        {
            return false;
        }

        if (row.Kind is WebhookKinds.AuditHead)
        {
            await using var reader = await scopes.OpenAsync(new(hook.TenantId, hook.PersonId), cancellationToken);
            return await reader.MayAsync(AccessOperation.ViewAudit, cancellationToken);
        }

        if (row.CaseId is not { } caseId)
        {
            return true;
        }

        if (await db.Cases.AsNoTracking().FirstOrDefaultAsync(each => each.Id == caseId, cancellationToken) is not { } found)
        {
            return false;
        }

        await using var asPerson = await scopes.OpenAsync(new(hook.TenantId, hook.PersonId), cancellationToken);
        return await asPerson.MayAsync(AccessOperation.ViewCase, AccessResources.Of(found), cancellationToken);
    }

    private async Task<WebhookAnswer> PostAsync(WebhookRow hook, WebhookDeliveryRow row, CancellationToken cancellationToken)
    {
        var address = WebhookRules.ReadAddress(hook.Address);
        return address is null || secrets.Open(hook, clock.GetUtcNow()) is not { } signing
            ? new(StoredText.From<Texts>(nameof(Texts.SecretCannotBeOpened)))
            : await client.PostAsync(new(hook.TenantId, address, row.EventId.ToString("D"), row.Body, signing), cancellationToken);
    }

    // the event was sent: that is recorded even during shutdown
    private async Task NoteAsync(ConsoleDbContext db, WebhookRow hook, WebhookDeliveryRow row, WebhookAnswer answer)
    {
        var now = Timestamps.Round(clock.GetUtcNow());
        row.Revision++;
        (row.Answer, row.Error) = ((int?)answer.Status, answer.Problem?.Stored);
        row.NextAttemptAt = answer.IsDelivered || answer.IsGone ? null : WebhookRetries.NextAt(row.Attempts, now);
        row.State =
            answer.IsDelivered ? WebhookState.Delivered
            : row.NextAttemptAt is null ? WebhookState.Failed
            : WebhookState.ToSend;
        row.DeliveredAt = answer.IsDelivered ? now : null;
        if (answer.IsGone)
        {
            hook.IsEnabled = false;
            hook.Revision++;
        }

        if (row.State is not WebhookState.ToSend)
        {
            await EndAsync(db, hook, row, now);
        }

        Tell(db, hook, now);
        try
        {
            await db.SaveWhatHappenedAsync(clock);
        }
        catch (Exception e) when (ConcurrencyConflict.Is(e))
        {
            // somebody changed the webhook meanwhile: the event is sent again
        }
    }

    private async Task EndAsync(ConsoleDbContext db, WebhookRow hook, WebhookDeliveryRow row, DateTimeOffset now)
    {
        var isDelivered = row.State is WebhookState.Delivered;
        if (!isDelivered && hook.CreatedById is { } maker)
        {
            // at most one notification a day, however many events fail
            var key = $"webhook:{hook.Id:D}:{now:yyyyMMdd}";
            await InboxPost.NotifyAsync(db, new(maker, key, InboxKind.WebhookFailed, now) { Text = hook.Name }, CancellationToken.None);
        }

        var details = new Dictionary<string, string>(StringComparer.Ordinal) { ["event"] = row.EventId.ToString("D"), ["kind"] = row.Kind };
        var outcome = isDelivered ? AuditOutcome.Done : AuditOutcome.Failed;
        auditTrail.Append(db, null, new(Name, WebhookRules.Kind, hook.Id.ToString("D"), outcome, details));
    }

    private static void Tell(ConsoleDbContext db, WebhookRow hook, DateTimeOffset now) =>
        ChangeFeed.Append(db, ChangeKind.Webhook, hook.Id.ToString("D"), now);

    [LoggerMessage(
        EventId = 22001,
        Level = LogLevel.Information,
        Message = "Event {EventId} for webhook {WebhookId}, attempt {Attempt}: {State}, answer {Answer}"
    )]
    private partial void LogAttempt(Guid eventId, Guid webhookId, int attempt, WebhookState state, int? answer);
}
