using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Linked;
using RecsConsole.Casework.Taxonomy;
using RecsConsole.Connectors;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Connections.Carrying;
using RecsConsole.Features.Connections.Receiving;
using RecsConsole.Features.Connections.Syncing;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Connections.Editing;

/// <summary>
/// Lists the connections of a tenant with their progress, and the possible targets of a new one. Never includes credentials.
/// </summary>
public sealed class ListConnections(OperationScopeFactory scopes, TicketSystems systems, IWorkflowSource workflows)
{
    /// <summary>Maximum number of failed tickets listed.</summary>
    public const int MaxFailed = 50;

    private const string Name = "list.connections";

    public async Task<Result<ConnectionList>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewAdministration, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        var pace = await SyncPace.ReadAsync(db, cancellationToken);
        List<ConnectionLine> lines = [];
        foreach (
            var row in await db.Connections.AsNoTracking().OrderBy(row => row.Name).ThenBy(row => row.Id).ToListAsync(cancellationToken)
        )
        {
            lines.Add(await LineAsync(scope, row, pace, cancellationToken));
        }

        List<ConnectionCaseTypeChoice> types = [];
        foreach (var type in await db.CaseTypes.AsNoTracking().OrderBy(type => type.Name).ToListAsync(cancellationToken))
        {
            var workflow = await workflows.ReadAsync(actor, type.Key, cancellationToken);
            types.Add(new(type.Key, type.Name, [.. (workflow?.States ?? []).Select(state => state.Key)]));
        }

        var teams = await db
            .Teams.OrderBy(team => team.Name)
            .Select(team => new TeamChoice(team.Key, team.Name))
            .ToListAsync(cancellationToken);
        return new ConnectionList(
            lines,
            [.. systems.All.Select(system => new KindChoice(system.Kind, system.Name, system.SendsEvents))],
            types,
            teams,
            await TimeZones.OfReaderAsync(db, actor, cancellationToken)
        );
    }

    /// <summary>
    /// The queues that a team may get, by name. A queue is the product of its cases: those that the taxonomy offers, and those that cases
    /// have. Only the form needs them, so the list does not read them at each change.
    /// </summary>
    public async Task<Result<QueueChoices>> QueuesAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewAdministration, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var terms = await TermList.ReadAsync(scope.Db, TermKind.Product, cancellationToken);
        var used = await UsedProducts.ReadAsync(scope.Db, cancellationToken);
        return new QueueChoices([
            .. terms
                .Offered(terms.Current.Concat(used))
                .Distinct(StringComparer.Ordinal)
                .Select(key => new QueueChoice(key, terms.Words(key)))
                .OrderBy(queue => queue.Name, StringComparer.CurrentCultureIgnoreCase)
                .ThenBy(queue => queue.Key, StringComparer.Ordinal),
        ]);
    }

    private async Task<ConnectionLine> LineAsync(
        OperationScope scope,
        ConnectionRow row,
        SyncPace pace,
        CancellationToken cancellationToken
    )
    {
        var db = scope.Db;
        var sendsEvents = systems.Find(row.Kind)?.SendsEvents == true;
        var links = db.TicketLinks.Where(link => link.ConnectionId == row.Id);
        var allFailed = links.Where(link => link.Error != null);
        var failed = await allFailed
            .OrderBy(link => link.TicketId)
            .Take(MaxFailed)
            .Select(link => new FailedTicket(link.TicketId, link.Error!, link.Attempts))
            .ToListAsync(cancellationToken);
        var map = StatusMap.Read(row.StatusesJson);
        return new(
            row.Id,
            row.Name,
            systems.Find(row.Kind)?.Name ?? row.Kind,
            new(row.Id, row.Revision, row.Name, row.Kind, row.Address, null, row.Queue, row.KeyPrefix, row.CaseTypeKey, row.TeamKey)
            {
                Statuses = map.Pairs,
                Teams = map.Teams,
                Mapping = row.Mapping,
                NotesArePrivate = row.NotesArePrivate,
                CarriesNotes = row.CarriesNotes,
                LinksBack = row.LinksBack,
                IsEnabled = row.IsEnabled,
            },
            await links.CountAsync(link => link.CaseId != null, cancellationToken),
            failed
        )
        {
            TicketsRead = row.TicketsRead,
            Cursor = row.Cursor,
            LastTriedAt = row.LastTriedAt,
            LastSuccessAt = row.LastSuccessAt,
            LastError = row.LastError,
            Events = sendsEvents ? await ConnectionEvents.ReadAsync(db, row.Id, cancellationToken) : null,
            FailedCount = await allFailed.CountAsync(cancellationToken),
            Lag = scope.Now - row.LastSuccessAt,
            IsBehind = !sendsEvents && pace.IsBehind(row.LastSuccessAt, scope.Now),
            Writes = await ConnectionWrites.ReadAsync(scope, row.Id, cancellationToken),
        };
    }
}

/// <param name="TimeZone">The reader's time zone.</param>
public sealed record ConnectionList(
    IReadOnlyList<ConnectionLine> Lines,
    IReadOnlyList<KindChoice> Kinds,
    IReadOnlyList<ConnectionCaseTypeChoice> Types,
    IReadOnlyList<TeamChoice> Teams,
    string? TimeZone
);

/// <summary>A connection with its progress.</summary>
/// <param name="System">Name of the product.</param>
/// <param name="Settings">The settings that can be edited, without credentials.</param>
/// <param name="Cases">Number of tickets that have a case here.</param>
public sealed record ConnectionLine(
    Guid Id,
    string Name,
    string System,
    SaveConnectionRequest Settings,
    int Cases,
    IReadOnlyList<FailedTicket> Failed
)
{
    public int TicketsRead { get; init; }

    /// <summary>Time up to which the connection's changes have been read.</summary>
    public DateTimeOffset? Cursor { get; init; }

    public DateTimeOffset? LastTriedAt { get; init; }

    public DateTimeOffset? LastSuccessAt { get; init; }

    /// <summary>A stored text.</summary>
    public string? LastError { get; init; }

    /// <summary>What the system sent; null for one that is read.</summary>
    public ConnectionEvents? Events { get; init; }

    /// <summary>Number of tickets that could not be imported; the first of them are listed.</summary>
    public int FailedCount { get; init; }

    /// <summary>Time since all changes there were read, so no change is further behind. Null before the first reading.</summary>
    public TimeSpan? Lag { get; init; }

    /// <summary>It should have been read again since; never for a system that sends its changes itself.</summary>
    public bool IsBehind { get; init; }

    /// <summary>What is to be written there.</summary>
    public required ConnectionWrites Writes { get; init; }
}

/// <summary>A ticket that could not be imported.</summary>
/// <param name="Error">A stored text.</param>
public sealed record FailedTicket(string TicketId, string Error, int Attempts);

/// <param name="SendsEvents">Whether the system posts its changes here.</param>
public sealed record KindChoice(string Key, string Name, bool SendsEvents);

/// <param name="States">States of the type's workflow; none when it has no workflow.</param>
public sealed record ConnectionCaseTypeChoice(string Key, string Name, IReadOnlyList<string> States);

public sealed record TeamChoice(string Key, string Name);

/// <summary>Queues that a team may get, by name.</summary>
public sealed record QueueChoices(IReadOnlyList<QueueChoice> Queues);

/// <param name="Key">Name of the queue there, as cases have it.</param>
/// <param name="Name">What a reader sees of it.</param>
public sealed record QueueChoice(string Key, string Name);
