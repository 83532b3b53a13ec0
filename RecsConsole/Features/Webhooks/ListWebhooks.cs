using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Database.Codes;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Webhooks.Deliveries;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Webhooks;

/// <summary>The webhooks of the tenant with how far each is, and what was sent last. Secrets are never among it.</summary>
public sealed class ListWebhooks(OperationScopeFactory scopes)
{
    /// <summary>Most events that are listed.</summary>
    public const int MaxDeliveries = 500;

    public async Task<Result<WebhookList>> RunAsync(Actor actor, ListWebhooksRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageTenant, "list.webhooks", cancellationToken);
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
        List<WebhookLine> lines = [];
        foreach (var hook in hooks)
        {
            lines.Add(await LineAsync(db, hook, names.GetValueOrDefault(hook.PersonId) ?? "", cancellationToken));
        }

        var page = await DeliveriesAsync(scope, request, hooks, cancellationToken);
        return new WebhookList(
            lines,
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
        var most = Math.Clamp(request.Deliveries, 1, MaxDeliveries);
        var wanted = scope.Db.WebhookDeliveries.AsNoTracking();
        var rows = await (request.OnlyFailed ? wanted.Where(row => row.State == WebhookState.Failed) : wanted)
            .OrderByDescending(row => row.At)
            .ThenByDescending(row => row.Id)
            .Take(most + 1)
            .ToListAsync(cancellationToken);
        var ids = rows.Select(row => row.CaseId).OfType<Guid>().Distinct().ToList();
        var cases = await scope.Db.Cases.AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(cancellationToken);
        var seen = await scope.KeepAsync(AccessOperation.ViewCase, cases, row => AccessResources.Of(row), cancellationToken);
        var keys = seen.ToDictionary(row => row.Id, row => row.Key);
        var names = hooks.ToDictionary(hook => hook.Id, hook => hook.Name);
        return new(
            [
                .. rows.Take(most)
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
            rows.Count > most
        );
    }
}

/// <param name="Deliveries">How many events are listed at most.</param>
public sealed record ListWebhooksRequest(int Deliveries, bool OnlyFailed);

/// <param name="TimeZone">The reader's.</param>
public sealed record WebhookList(
    IReadOnlyList<WebhookLine> Lines,
    DeliveryPage Deliveries,
    IReadOnlyList<WebhookPerson> People,
    string? TimeZone
);

/// <summary>Somebody whom a webhook could act as.</summary>
public sealed record WebhookPerson(Guid Id, string Name, IReadOnlyList<string> Roles);

/// <summary>A webhook with how far it is.</summary>
/// <param name="Person">It is told of cases that this person may see.</param>
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

    /// <summary>Events that are not delivered yet.</summary>
    public int Waiting { get; init; }

    /// <summary>Events that were given up.</summary>
    public int Failed { get; init; }

    public DateTimeOffset? LastDeliveredAt { get; init; }

    /// <summary>Why what waits could not be delivered, a stored text; null when it was not tried yet.</summary>
    public string? Trouble { get; init; }
}
