using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Components.Lists;
using RecsConsole.Database;
using RecsConsole.Database.Codes;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Webhooks.Deliveries;
using RecsConsole.Features.Webhooks.Editing;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Webhooks;

/// <summary>
/// Lists the webhooks of the tenant with their progress, and the latest deliveries. Never includes secrets: many receivers write theirs in
/// the path of the address, so that who may not change webhooks sees its scheme and host only.
/// </summary>
public sealed class ListWebhooks(OperationScopeFactory scopes)
{
    /// <summary>Maximum number of events listed.</summary>
    public const int MaxDeliveries = 500;

    public async Task<Result<WebhookList>> RunAsync(Actor actor, ListWebhooksRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewAdministration, "list.webhooks", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        var db = scope.Db;
        var people = await db
            .People.AsNoTracking()
            .Select(row => new
            {
                row.Id,
                row.DisplayName,
                row.IsActive,
                row.Roles,
            })
            .ToListAsync(cancellationToken);
        var names = people.ToDictionary(person => person.Id, person => person.DisplayName);
        var hooks = await db.Webhooks.AsNoTracking().OrderBy(row => row.Name).ThenBy(row => row.Id).ToListAsync(cancellationToken);
        var page = await DeliveriesAsync(scope, request, hooks, cancellationToken);
        return new WebhookList(
            await LinesAsync(scope, hooks, names, cancellationToken),
            page,
            [
                .. people
                    .Where(person => person.IsActive)
                    .OrderBy(person => person.DisplayName, StringComparer.CurrentCulture)
                    .Select(person => new WebhookPerson(person.Id, person.DisplayName, [.. person.Roles])),
            ],
            await TimeZones.OfReaderAsync(db, actor, cancellationToken)
        );
    }

    private static async Task<List<WebhookLine>> LinesAsync(
        OperationScope scope,
        List<WebhookRow> hooks,
        Dictionary<Guid, string> names,
        CancellationToken cancellationToken
    )
    {
        var tenantId = scope.Actor.TenantId;
        AccessResource tenant = new(AccessResourceKind.Tenant, tenantId, tenantId) { Classification = Classifications.Public };
        var mayChange = await scope.MayAsync(AccessOperation.ManageTenant, tenant, cancellationToken);
        List<WebhookLine> lines = [];
        foreach (var hook in hooks)
        {
            var line = await LineAsync(scope.Db, hook, names.GetValueOrDefault(hook.PersonId) ?? "", cancellationToken);
            lines.Add(mayChange ? line : line with { Address = WebhookRules.HostOf(line.Address) });
        }

        return lines;
    }

    private static async Task<WebhookLine> LineAsync(
        ConsoleDbContext db,
        WebhookRow hook,
        string person,
        CancellationToken cancellationToken
    )
    {
        var own = db.WebhookDeliveries.Where(row => row.WebhookId == hook.Id);
        return new(hook.Id, hook.Revision, hook.Name, hook.Address, [.. hook.Kinds], hook.PersonId, person)
        {
            IsEnabled = hook.IsEnabled,
            Waiting = await own.CountAsync(row => row.State == WebhookState.ToSend, cancellationToken),
            Failed = await own.CountAsync(row => row.State == WebhookState.Failed, cancellationToken),
            LastDeliveredAt = await own.MaxAsync(row => row.DeliveredAt, cancellationToken),
            Trouble = await own.Where(row => row.State == WebhookState.ToSend && row.Error != null)
                .OrderByDescending(row => row.At)
                .Select(row => row.Error)
                .FirstOrDefaultAsync(cancellationToken),
        };
    }

    private static async Task<DeliveryPage> DeliveriesAsync(
        OperationScope scope,
        ListWebhooksRequest request,
        List<WebhookRow> hooks,
        CancellationToken cancellationToken
    )
    {
        var max = Math.Clamp(request.Deliveries, 1, MaxDeliveries);
        var wanted = scope.Db.WebhookDeliveries.AsNoTracking();
        var rows = await Sorted(
                scope.Db,
                request.OnlyFailed ? wanted.Where(row => row.State == WebhookState.Failed) : wanted,
                request.Order
            )
            .ThenByDescending(row => row.At)
            .ThenByDescending(row => row.Id)
            .Take(max + 1)
            .ToListAsync(cancellationToken);
        var ids = rows.Select(row => row.CaseId).OfType<Guid>().Distinct().ToList();
        var cases = await scope.Db.Cases.AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(cancellationToken);
        var seen = await scope.KeepAsync(AccessOperation.ViewCase, cases, row => AccessResources.Of(row), cancellationToken);
        var keys = seen.ToDictionary(row => row.Id, row => row.Key);
        var names = hooks.ToDictionary(hook => hook.Id, hook => hook.Name);
        return new(
            [
                .. rows.Take(max)
                    .Select(row => new DeliveryLine(row.Id, row.Kind, names.GetValueOrDefault(row.WebhookId) ?? "", row.State, row.At)
                    {
                        CaseKey = row.CaseId is { } id ? keys.GetValueOrDefault(id) : null,
                        IsOfCase = row.CaseId is not null,
                        Attempts = row.Attempts,
                        NextAttemptAt = row.NextAttemptAt,
                        DeliveredAt = row.DeliveredAt,
                        Error = row.Error,
                    }),
            ],
            rows.Count > max
        );
    }

    private static IOrderedQueryable<WebhookDeliveryRow> Sorted(
        ConsoleDbContext db,
        IQueryable<WebhookDeliveryRow> wanted,
        ListOrder<DeliverySort> order
    ) =>
        order.Column switch
        {
            DeliverySort.Webhook => order.SortQuery(
                wanted,
                row => db.Webhooks.Where(hook => hook.Id == row.WebhookId).Select(hook => hook.Name).FirstOrDefault()
            ),
            DeliverySort.Attempts => order.SortQuery(wanted, row => row.Attempts),
            _ => order.SortQuery(wanted, row => row.At),
        };
}

/// <param name="TimeZone">The reader's time zone.</param>
public sealed record WebhookList(
    IReadOnlyList<WebhookLine> Lines,
    DeliveryPage Deliveries,
    IReadOnlyList<WebhookPerson> People,
    string? TimeZone
);

/// <summary>A person a webhook could act for.</summary>
public sealed record WebhookPerson(Guid Id, string Name, IReadOnlyList<string> Roles);

/// <summary>A webhook with its progress.</summary>
/// <param name="Address">Scheme and host only for who may not change webhooks.</param>
/// <param name="Person">The webhook receives events of cases that this person may see.</param>
public sealed record WebhookLine(
    Guid Id,
    long Revision,
    string Name,
    string Address,
    IReadOnlyList<string> Kinds,
    Guid PersonId,
    string Person
)
{
    public bool IsEnabled { get; init; }

    /// <summary>Number of events not delivered yet.</summary>
    public int Waiting { get; init; }

    /// <summary>Number of abandoned events.</summary>
    public int Failed { get; init; }

    public DateTimeOffset? LastDeliveredAt { get; init; }

    /// <summary>Why pending events could not be delivered, as a stored text; null when none was tried yet.</summary>
    public string? Trouble { get; init; }
}
