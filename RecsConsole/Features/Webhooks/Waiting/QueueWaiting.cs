using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Inbox;
using RecsConsole.Casework.Waiting;
using RecsConsole.Casework.Webhooks;
using RecsConsole.Components.Layout;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Webhooks.Deliveries;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Web;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Features.Webhooks.Waiting;

/// <summary>
/// Queues events about what waits for the person of a webhook, read with the person's own rights: work outside of cases, and unread items
/// of the inbox. An event names kind, key and link; what it is about is read in the console. The head of the audit chain goes to webhooks
/// whose person may read the trail.
/// </summary>
public sealed class QueueWaiting(OperationScopeFactory scopes, IEnumerable<IWorkSource> sources, PublicAddress address)
{
    private const string Name = "queue.waiting";

    /// <param name="actor">An administrator, or a job of the tenant.</param>
    /// <returns>How many events were queued.</returns>
    public async Task<Result<int>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenForJobOrPersonAsync(actor, AccessOperation.RunJobs, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var hooks = await scope
            .Db.Webhooks.AsNoTracking()
            .Where(hook => hook.IsEnabled && scope.Db.People.Any(person => person.Id == hook.PersonId && person.IsActive))
            .OrderBy(hook => hook.Id)
            .ToListAsync(cancellationToken);
        var queued = 0;
        foreach (var hook in hooks)
        {
            var waiting = await WaitingAsync(hook, cancellationToken);
            var added = await WaitingEvents.QueueAsync(scope.Db, hook, waiting, scope.Now, cancellationToken);
            added += await MayHaveHeadAsync(hook, cancellationToken)
                ? await AuditHeadEvents.QueueAsync(scope.Db, hook, scope.Now, cancellationToken)
                : 0;
            // what clashes with a delivery is repeated by the next run
            queued += await scope.Db.TrySaveChangesAsync(cancellationToken) ? added : 0;
            scope.Db.ChangeTracker.Clear();
        }

        return queued;
    }

    // not refused and audited every five minutes: an administrator may choose the event for a person without the right
    private async Task<bool> MayHaveHeadAsync(WebhookRow hook, CancellationToken cancellationToken)
    {
        if (!hook.Kinds.Contains(WebhookKinds.AuditHead, StringComparer.Ordinal))
        {
            return false;
        }

        await using var own = await scopes.OpenAsync(new Actor(hook.TenantId, hook.PersonId), cancellationToken);
        return await own.MayAsync(AccessOperation.ViewAudit, cancellationToken);
    }

    private async Task<IReadOnlyList<WaitingEvent>> WaitingAsync(WebhookRow hook, CancellationToken cancellationToken)
    {
        List<WaitingEvent> waiting = [];
        await using var own = await scopes.OpenAsync(new Actor(hook.TenantId, hook.PersonId), cancellationToken);
        if (hook.Kinds.Contains(WebhookKinds.WorkWaiting, StringComparer.Ordinal))
        {
            waiting.AddRange(await WorkAsync(own, hook, cancellationToken));
        }

        if (hook.Kinds.Contains(WebhookKinds.InboxReceived, StringComparer.Ordinal))
        {
            waiting.AddRange(await InboxAsync(own, cancellationToken));
        }

        return waiting;
    }

    private async Task<IEnumerable<WaitingEvent>> WorkAsync(OperationScope own, WebhookRow hook, CancellationToken cancellationToken)
    {
        var found = await WaitingWork.ReadAsync(sources, own, cancellationToken);
        return found
            .ForReader.Where(item => !string.Equals(item.Key, GivenUpEvents.KeyOf(hook.Id), StringComparison.Ordinal)) // it could not be delivered either
            .Select(item => new WaitingEvent(
                WebhookKinds.WorkWaiting,
                new(item.Kind.ToCode(), item.Key, address.Of(item.Address), item.Since) { Due = item.Due }
            ));
    }

    private async Task<IEnumerable<WaitingEvent>> InboxAsync(OperationScope own, CancellationToken cancellationToken)
    {
        var muted = MuteGroups.KindsOf((await SettingsOfPerson.ReadAsync(own, cancellationToken)).Muted);
        var unread = await own
            .Db.InboxItems.AsNoTracking()
            .Where(item => item.RecipientId == own.Actor.PersonId && item.ReadAt == null)
            .OrderBy(item => item.At)
            .ThenBy(item => item.Id)
            .Select(item => new
            {
                item.Id,
                item.Kind,
                item.At,
            })
            .ToListAsync(cancellationToken);
        return unread
            .Where(item => !muted.Contains(item.Kind))
            .Select(item => new WaitingEvent(
                WebhookKinds.InboxReceived,
                new(item.Kind.ToCode(), item.Id.ToString("D"), address.Of($"{RailLinks.InboxAddress}?item={item.Id:D}"), item.At)
            ));
    }
}
