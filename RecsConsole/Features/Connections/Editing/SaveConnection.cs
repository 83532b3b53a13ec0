using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Linked;
using RecsConsole.Connectors;
using RecsConsole.Connectors.Events;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Connections.Syncing;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Connections.Editing;

/// <summary>
/// Adds a connection to a ticket system, or changes one. Once it has tickets, its address and the case type of its tickets cannot change.
/// </summary>
public sealed class SaveConnection(OperationScopeFactory scopes, ConnectionRules rules, ConnectionSecrets secrets, AuditTrail auditTrail)
{
    private const string Name = "save.connection";

    public async Task<Result<Guid>> RunAsync(Actor actor, SaveConnectionRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageTenant, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        var row = request.Id is { } id ? await db.Connections.FirstOrDefaultAsync(each => each.Id == id, cancellationToken) : null;
        if (request.Id is not null && row is null)
        {
            return Error.NotFound(Texts.ConnectionIsGone);
        }

        if ((row?.Revision ?? 0) != request.Revision)
        {
            return Error.Conflict(Texts.ConnectionChangedMeanwhile);
        }

        return await rules.ProblemAsync(scope, row, request, cancellationToken) is { } problem
            ? Error.Invalid(problem)
            : await WriteAsync(scope, row, request, cancellationToken);
    }

    private async Task<Result<Guid>> WriteAsync(
        OperationScope scope,
        ConnectionRow? stored,
        SaveConnectionRequest request,
        CancellationToken cancellationToken
    )
    {
        var (db, actor) = (scope.Db, scope.Actor);
        var before = stored is null ? null : ConnectionAudit.Of(stored);
        var row = stored ?? New(db, actor, scope.Now);
        Put(row, request);
        await ScheduleAsync(scope, cancellationToken);
        var details = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["kind"] = row.Kind,
            ["enabled"] = row.IsEnabled ? "yes" : "no",
            ["secret"] = string.IsNullOrEmpty(request.Secret) ? "kept" : "set",
        };
        AuditChange.AddTo(details, before, ConnectionAudit.Of(row));
        auditTrail.Append(db, actor.PersonOrNull, new(Name, "connection", row.Id.ToString("D"), AuditOutcome.Done, details));
        ChangeFeed.Append(db, ChangeKind.Connection, row.Id.ToString("D"), scope.Now);
        return await db.TrySaveChangesAsync(cancellationToken) ? row.Id : Error.Conflict(Texts.ConnectionChangedMeanwhile);
    }

    private static ConnectionRow New(ConsoleDbContext db, Actor actor, DateTimeOffset now) =>
        db
            .Connections.Add(
                new()
                {
                    TenantId = actor.TenantId,
                    Id = Guid.CreateVersion7(now),
                    Name = "",
                    Kind = "",
                    Address = "",
                    Secret = "",
                    KeyPrefix = "",
                    CaseTypeKey = "",
                    StatusesJson = "[]",
                }
            )
            .Entity;

    private void Put(ConnectionRow row, SaveConnectionRequest request)
    {
        var address = ConnectionAddress.Read(request.Address)!.AbsoluteUri;
        var isSame =
            string.Equals(row.Kind, request.Kind, StringComparison.Ordinal)
            && string.Equals(row.Address, address, StringComparison.Ordinal);
        (row.Name, row.Kind, row.Address) = (request.Name.Trim(), request.Kind, address);
        (row.KeyPrefix, row.CaseTypeKey, row.TeamKey) = (request.KeyPrefix.Trim(), request.CaseTypeKey, request.TeamKey);
        var queue = string.IsNullOrWhiteSpace(request.Queue) ? null : request.Queue.Trim();
        row.Cursor = string.Equals(queue, row.Queue, StringComparison.Ordinal) ? row.Cursor : null; // a new queue starts over
        row.Queue = queue;
        var map = StatusMap.Read(row.StatusesJson) with { Pairs = request.Statuses, Teams = request.Teams };
        row.StatusesJson = (isSame ? map : map with { People = [] }).Write(); // another system's numbers are other people
        row.Mapping = string.Equals(request.Kind, EventTickets.KindKey, StringComparison.Ordinal) ? request.Mapping : null;
        (row.NotesArePrivate, row.IsEnabled) = (request.NotesArePrivate, request.IsEnabled);
        (row.CarriesNotes, row.LinksBack) = (request.CarriesNotes, request.LinksBack);
        if (!string.IsNullOrEmpty(request.Secret))
        {
            row.Secret = secrets.Seal(request.Secret.Trim());
        }

        row.Revision++;
    }

    // never runs for a tenant without connections
    private static async Task ScheduleAsync(OperationScope scope, CancellationToken cancellationToken)
    {
        var db = scope.Db;
        if (!await db.JobSchedules.AnyAsync(each => each.Job == SyncTicketsJob.JobKey, cancellationToken))
        {
            db.JobSchedules.Add(
                new()
                {
                    TenantId = scope.Actor.TenantId,
                    Job = SyncTicketsJob.JobKey,
                    Cron = SyncTicketsJob.EveryMinute,
                    IsEnabled = true,
                    ChangedById = scope.Actor.PersonOrNull,
                    ChangedAt = scope.Now,
                    Revision = 1,
                }
            );
            ChangeFeed.Append(db, ChangeKind.Job, JobRequests.SchedulesKey, scope.Now);
        }
    }
}

/// <summary>A connection to be saved.</summary>
/// <param name="Id">Null for a new one.</param>
/// <param name="Revision">Revision the user saw; 0 for a new one.</param>
/// <param name="Secret">Credentials; null keeps the stored ones.</param>
/// <param name="Queue">The queue or project to read; null: all.</param>
public sealed record SaveConnectionRequest(
    Guid? Id,
    long Revision,
    string Name,
    string Kind,
    string Address,
    string? Secret,
    string? Queue,
    string KeyPrefix,
    string CaseTypeKey,
    string? TeamKey
)
{
    public IReadOnlyList<StatusPair> Statuses { get; init; } = [];

    /// <summary>Teams of the queues that have one of their own; the tickets of others go to the team of the connection.</summary>
    public IReadOnlyList<QueueTeam> Teams { get; init; } = [];

    /// <summary>Which value of an event fills which field, as lines; kept for a system that sends events only.</summary>
    public string? Mapping { get; init; }

    /// <summary>What is written there is visible to its staff only.</summary>
    public bool NotesArePrivate { get; init; } = true;

    /// <summary>Notes that people write on its cases are written there too.</summary>
    public bool CarriesNotes { get; init; } = true;

    /// <summary>The first private note on a ticket has a link to its case.</summary>
    public bool LinksBack { get; init; } = true;

    public bool IsEnabled { get; init; } = true;
}
