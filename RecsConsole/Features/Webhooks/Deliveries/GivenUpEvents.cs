using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Waiting;
using RecsConsole.Database.Codes;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Webhooks.Editing;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Webhooks.Deliveries;

/// <summary>
/// Webhooks with abandoned events, one line each, for those who manage webhooks. The line disappears when the events are sent again or
/// removed.
/// </summary>
public sealed class GivenUpEvents : IWorkSource
{
    public WaitingKind Kind => WaitingKind.Failure;

    public IReadOnlyList<ChangeKind> Follows { get; } = [ChangeKind.Webhook];

    internal static string KeyOf(Guid webhookId) => $"webhook/{webhookId:D}";

    public Task<bool> IsForAsync(WaitingDesk desk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(desk);
        return desk.MayAsync(AccessOperation.ManageTenant, cancellationToken);
    }

    public async Task<IReadOnlyList<WaitingItem>> ReadAsync(WaitingDesk desk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(desk);
        var db = desk.Scope.Db;
        var hooks = await db
            .Webhooks.AsNoTracking()
            .Select(hook => new
            {
                hook.Id,
                hook.Name,
                Failed = db.WebhookDeliveries.Count(row => row.WebhookId == hook.Id && row.State == WebhookState.Failed),
                Since = db
                    .WebhookDeliveries.Where(row => row.WebhookId == hook.Id && row.State == WebhookState.Failed)
                    .Min(row => (DateTimeOffset?)row.At),
            })
            .Where(hook => hook.Failed > 0)
            .ToListAsync(cancellationToken);
        return hooks.ConvertAll(hook => new WaitingItem(
            Kind,
            KeyOf(hook.Id),
            Texts.WebhookThatFailed.With(hook.Name),
            WebhookRules.PageAddress,
            hook.Since ?? desk.Scope.Now
        )
        {
            Detail = Texts.EventsGivenUp.With(hook.Failed),
        });
    }
}
