using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Undo;
using RecsConsole.Database;
using RecsConsole.Database.Codes;

namespace RecsConsole.Casework.Webhooks;

/// <summary>
/// Queues an event of a case for each subscribed webhook, in the transaction of the event: a rolled-back event is not sent, and a committed
/// one is not forgotten. The caller saves it.
/// </summary>
public static class WebhookEvents
{
    /// <summary>A step; it is sent once it can no longer be undone.</summary>
    /// <param name="row">The case after the step.</param>
    public static Task AddStepAsync(
        ConsoleDbContext db,
        CaseRow row,
        WebhookStep step,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(step);
        var body = new WebhookBody(WebhookKinds.StepCarriedOut, at, new() { Case = WebhookCase.From(row), Step = step });
        return AddAsync(db, new(body, row.Id, step.Id, at + UndoWindow.Accepted), cancellationToken);
    }

    /// <summary>An approval request that was made, or has ended.</summary>
    public static Task AddApprovalAsync(
        ConsoleDbContext db,
        CaseRow row,
        ApprovalRequestRow request,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(request);
        var kind = request.Status is ApprovalStatus.Pending ? WebhookKinds.ApprovalRequested : WebhookKinds.ApprovalEnded;
        var body = new WebhookBody(kind, at, new() { Case = WebhookCase.From(row), Approval = WebhookApproval.From(request) });
        return AddAsync(db, new(body, row.Id, $"{kind}:{request.Id:D}", at), cancellationToken);
    }

    /// <summary>
    /// Withdraws the event of a step that is undone. Webhooks that may already have received it get an event about the undo.
    /// </summary>
    /// <param name="row">The case after the undo.</param>
    public static async Task TakeBackStepAsync(
        ConsoleDbContext db,
        CaseRow row,
        CaseEventRow step,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(step);
        var told = await db
            .WebhookDeliveries.Where(each => each.EventKey == step.EventKey && each.Kind == WebhookKinds.StepCarriedOut)
            .ToListAsync(cancellationToken);
        foreach (var delivery in told.Where(each => each.State is WebhookState.ToSend && each.Attempts == 0))
        {
            (delivery.State, delivery.NextAttemptAt) = (WebhookState.Withdrawn, null);
            delivery.Revision++; // so that a concurrent send fails
        }

        var knows = told.Where(each => each.State is not WebhookState.Withdrawn).Select(each => each.WebhookId).ToHashSet();
        if (knows.Count > 0)
        {
            var undone = new WebhookStep(step.EventKey, step.Activity) { FromState = step.ToState, PersonId = step.ActorId };
            var body = new WebhookBody(WebhookKinds.StepTakenBack, at, new() { Case = WebhookCase.From(row), Step = undone });
            await AddAsync(db, new(body, row.Id, step.EventKey, at) { Only = knows }, cancellationToken);
        }
    }

    /// <summary>A test event for one webhook.</summary>
    public static void AddTest(ConsoleDbContext db, WebhookRow hook, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(hook);
        var eventId = Guid.CreateVersion7(at);
        var body = new WebhookBody(WebhookKinds.Test, at, new() { Webhook = hook.Name });
        db.WebhookDeliveries.Add(DeliveryOf(hook, new(body, null, $"{WebhookKinds.Test}:{eventId:D}", at), eventId, body.ToJson()));
    }

    private static async Task AddAsync(ConsoleDbContext db, NewWebhookEvent added, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var hooks = await db.Webhooks.AsNoTracking().Where(hook => hook.IsEnabled).ToListAsync(cancellationToken);
        var wanted = hooks.FindAll(hook =>
            hook.Kinds.Contains(added.Body.Type, StringComparer.Ordinal) && added.Only?.Contains(hook.Id) is not false
        );
        if (wanted.Count == 0)
        {
            return;
        }

        var (eventId, json) = (Guid.CreateVersion7(added.Body.Timestamp), added.Body.ToJson());
        db.WebhookDeliveries.AddRange(wanted.Select(hook => DeliveryOf(hook, added, eventId, json)));
    }

    private static WebhookDeliveryRow DeliveryOf(WebhookRow hook, NewWebhookEvent added, Guid eventId, string json) =>
        new()
        {
            TenantId = hook.TenantId,
            Id = Guid.CreateVersion7(added.Body.Timestamp),
            WebhookId = hook.Id,
            EventId = eventId,
            Kind = added.Body.Type,
            CaseId = added.CaseId,
            EventKey = added.EventKey,
            Body = json,
            At = added.Body.Timestamp,
            State = WebhookState.ToSend,
            NextAttemptAt = added.DueAt,
        };

    private sealed record NewWebhookEvent(WebhookBody Body, Guid? CaseId, string EventKey, DateTimeOffset DueAt)
    {
        /// <summary>The receiving webhooks; null: all subscribed ones.</summary>
        public HashSet<Guid>? Only { get; init; }
    }
}
