using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Features.Demo;
using RecsConsole.Features.Demo.Content;
using RecsConsole.Features.Demo.Simulation;
using RecsConsole.Features.Demo.Simulation.Policies;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Recommender.Retrieval.Indexes;
using RecsConsole.Recommender.Snapshot;
using RecsConsole.Tenancy;

namespace RecsConsole.Cli.Evaluation.Simulator;

/// <summary>
/// A seeded demo tenant with its ground truth: opens new simulated cases as the desk opens its own, with the tenant's search, statistics
/// and settings, for an agent of the case's team.
/// </summary>
internal sealed class SimulatedTenant : IAsyncDisposable
{
    private readonly TenantFacts _facts;
    private readonly SearchSnapshot _search;
    private readonly SnapshotParts _parts;
    private readonly AccessPolicy _policy = new();
    private readonly IReadOnlyDictionary<string, string> _tiers;

    private SimulatedTenant(string key, ConsoleDbContext db, TenantFacts facts, SearchSnapshot search, DateTimeOffset seededAt)
    {
        (Key, Db, _facts, _search) = (key, db, facts, search);
        var content = DemoContentLoader.Load(key);
        _tiers = content.Accounts.ToDictionary(account => account.Key, account => account.Tier, StringComparer.Ordinal);
        Desk = new(
            new SimulatedWorld(content, SeedDemoTenants.Seed, seededAt),
            issueType => search.Statistics.Windows.Of(content.Tenant.CaseType, issueType)
        );
        // an evaluation compares orders, not draws
        var shared = _facts.PartsOf(content.Tenant.CaseType).Shared;
        _parts = SnapshotParts.From(shared with { Configuration = shared.Configuration with { ExplorationRate = null } });
    }

    public string Key { get; }

    public ConsoleDbContext Db { get; }

    public required Actor Actor { get; init; }

    public required ILogger Logger { get; init; }

    public SimulatedDesk Desk { get; }

    /// <summary>Cases that had ended when the tenant was seeded.</summary>
    public CaseIndex History => _search.Cases;

    public static async Task<SimulatedTenant> OpenAsync(CommandRun run, string key, CancellationToken cancellationToken)
    {
        var services = await run.ServicesAsync(cancellationToken);
        var actor = await ActorLookup.TenantAsync(services, key, cancellationToken);
        var db = await services.GetRequiredService<TenantDb>().OpenAsync(actor, cancellationToken);
        var seededAt = await db.Tenants.Where(row => row.Id == actor.TenantId).Select(row => row.CreatedAt).SingleAsync(cancellationToken);
        run.Progress($"Reading {key}…");
        var facts = await services.GetRequiredService<TenantFactsReader>().ReadAsync(actor, cancellationToken);
        var search = await services.GetRequiredService<SearchSnapshots>().GetAsync(actor, cancellationToken);
        return new(key, db, facts, search, seededAt) { Actor = actor, Logger = services.GetRequiredService<ILogger<SimulatedTenant>>() };
    }

    public ValueTask DisposeAsync() => Db.DisposeAsync();

    /// <summary>The snapshot of the case for a list of actions.</summary>
    public CaseSnapshot Open(VisibleCase visible)
    {
        var request = RequestOf(visible);
        var (question, record) = (RetrievalQueries.Of(_search.Model, request.Case, null), request.Case);
        var similar = _search.Cases.Similar(record, question, request.Check);
        return new(
            CaseSnapshot.CurrentSchemaVersion,
            request.At,
            request.Check.Subject,
            CaseFactsMapper.Record(
                record,
                _facts.CaseTypes[record.Type].Calendar.Resolve(record.OpenedAt.AddDays(-7), record.OpenedAt.AddDays(120)),
                request.At,
                [],
                [],
                CatalogIndex.From(_parts.Shared.Catalog).FieldConditions
            ),
            record.Steps,
            new(_search.Statistics.Windows.On(similar, record.Type), [], [], []) { History = SnapshotEvidence.ReadHistory(request) },
            [],
            _parts.Hashes,
            []
        )
        {
            Shared = _parts.Shared,
        };
    }

    /// <summary>The same with documents.</summary>
    public async Task<CaseSnapshot> OpenWithDocumentsAsync(VisibleCase visible, CancellationToken cancellationToken)
    {
        var (snapshot, request) = (Open(visible), RequestOf(visible));
        var found = SnapshotDocuments.Find(request, RetrievalQueries.Of(_search.Model, request.Case, null));
        var read = await SnapshotDocuments.ReadAsync(
            Db,
            request,
            new(snapshot.Visible.SimilarCases, found, snapshot.Visible.History),
            cancellationToken
        );
        return snapshot with
        {
            Visible = snapshot.Visible with
            {
                Documents = read.Visible,
                Curated = read.Curated,
                History = SnapshotEvidence.WithoutHidden(snapshot.Visible.History, read.Visible),
            },
        };
    }

    private SnapshotRequest RequestOf(VisibleCase visible)
    {
        var (row, events) = visible.ReadRows();
        var steps = events
            .Where(each => each.Kind is CaseEventKind.Action)
            .Select(each => new CaseStep(each.Ordinal, each.Activity, each.ActorId, each.At, each.FromState, each.ToState))
            .ToList();
        var subject = SyntheticSubject.Of(row) with { Clearance = Math.Max(Classifications.Internal, row.Classification) };
        var record = CaseFactsMapper.Row(row, row.AccountKey is { } account ? _tiers.GetValueOrDefault(account) : null, steps) with
        {
            AssigneeId = null,
        };
        return new(Actor, new AccessCheck(_policy, subject, visible.Now, Logger), record, _facts, _search, visible.Now);
    }
}
