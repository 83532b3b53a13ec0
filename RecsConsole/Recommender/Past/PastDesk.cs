using Microsoft.Extensions.Options;
using RecsConsole.Access;
using RecsConsole.Access.DecisionPoints;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Cards;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Recommender.Ranking;
using RecsConsole.Recommender.Snapshot;
using RecsConsole.Recommender.Validation;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Recommender.Past;

/// <summary>
/// Makes decisions on cases as they were at moments in the past, and records them as of then: ranked, validated and stored like any other.
/// Other cases, the usual next steps, what a log had shown of its workflow, and the case itself are as of then. Rights, catalog, documents,
/// and the load and experience of people are today's, because their past values are not recorded.
/// </summary>
internal sealed class PastDesk
{
    private const int Patience = 60_000;

    private readonly IServiceProvider _services;
    private readonly ConsoleDbContext _db;
    private readonly PastKnowledge _past;
    private readonly AccessPolicy _policy;
    private readonly CaseSnapshotReader _snapshots;
    private readonly CaseRanking _ranking;
    private readonly FinalValidation _validation;
    private readonly DecisionLog _decisions;
    private readonly CurrentDecision _current;
    private readonly ShadowRanking _shadows;
    private readonly CardPermits _permits;
    private readonly SlateCards _cards;
    private readonly ILogger<PastDesk> _logger;
    private readonly Then _then = new();
    private readonly Dictionary<(Guid CaseId, Guid PersonId), Guid> _shown = [];

    private PastDesk(IServiceProvider services, ConsoleDbContext db, PastKnowledge past)
    {
        (_services, _db, _past) = (services, db, past);
        _policy = services.GetRequiredService<AccessPolicy>();
        // nobody is waiting, so every source is read even on a slow machine
        _snapshots = ActivatorUtilities.CreateInstance<CaseSnapshotReader>(
            services,
            Options.Create(new SourceOptions { BudgetMs = Patience })
        );
        _ranking = services.GetRequiredService<CaseRanking>();
        _validation = new(
            _then,
            services.GetRequiredService<IPeopleSource>(),
            _policy,
            services.GetRequiredService<DecisionPoint>(),
            _then.Clock,
            services.GetRequiredService<ILogger<FinalValidation>>()
        );
        AuditTrail = new(_then.Clock);
        _decisions = new(services.GetRequiredService<SubjectKeys>(), AuditTrail, services.GetRequiredService<ILogger<DecisionLog>>());
        _shadows = services.GetRequiredService<ShadowRanking>();
        _current = new(services.GetRequiredService<DecisionPoint>(), _validation);
        // permits expire, so cards are checked at the time of the decision
        _permits = new(
            AuditTrail,
            services.GetRequiredService<DecisionPoint>(),
            _then.Clock,
            services.GetRequiredService<ILogger<CardPermits>>()
        );
        _cards = new(_then.Clock, services.GetRequiredService<ILogger<SlateCards>>());
        _logger = services.GetRequiredService<ILogger<PastDesk>>();
    }

    /// <summary>The tenant's cases with their histories, open ones too.</summary>
    public IReadOnlyList<HistoryCase> Cases => _past.Cases;

    /// <summary>Writes entries as of the moment opened last.</summary>
    public AuditTrail AuditTrail { get; }

    /// <param name="services">The application's services.</param>
    /// <param name="db">The tenant's context; decisions are written with it.</param>
    /// <param name="tenant">Whose past.</param>
    /// <param name="leastNew">See <see cref="PastForecasts"/>.</param>
    public static async Task<PastDesk> OpenAsync(
        IServiceProvider services,
        ConsoleDbContext db,
        Actor tenant,
        CancellationToken cancellationToken,
        double leastNew = 0
    ) => new(services, db, await PastKnowledge.ReadAsync(services, db, tenant, cancellationToken, leastNew));

    /// <summary>Another desk with the same past, for a decision that is ranked while this one makes another.</summary>
    /// <param name="db">A context of its own.</param>
    public PastDesk Beside(ConsoleDbContext db) => new(_services, db, _past);

    /// <summary>
    /// What a person would have been shown on opening the case then, recorded; null when they may not work it. Best called in chronological
    /// order.
    /// </summary>
    public async Task<RecordedDecision?> DecideAsync(PastRequest past, CancellationToken cancellationToken) =>
        await RankAsync(past, KnownAt(past), cancellationToken) is { } ranked ? await RecordAsync(ranked, cancellationToken) : null;

    /// <summary>What was known then. Of all desks with the same past, one asks at a time, in chronological order.</summary>
    public KnownThen KnownAt(PastRequest past) => _past.At(past);

    /// <summary>The first half of <see cref="DecideAsync(PastRequest, CancellationToken)"/>: reads and ranks, and records nothing.</summary>
    /// <param name="known">See <see cref="KnownAt"/>.</param>
    public async Task<RankedPast?> RankAsync(PastRequest past, KnownThen known, CancellationToken cancellationToken) =>
        await LoadAsync(past, known, cancellationToken) is { } loaded ? await RankAsync(loaded, past.Seed, cancellationToken) : null;

    /// <summary>The second half: validates and records what this desk ranked last.</summary>
    public async Task<RecordedDecision> RecordAsync(RankedPast past, CancellationToken cancellationToken)
    {
        var (loaded, ranked) = past;
        await using var transaction = await TenantDb.BeginWithPermissionsHeldAsync(_db, cancellationToken);
        var validated = await _validation.ApplyAsync(_db, loaded, ranked, external: null, cancellationToken);
        var draft = DecisionDraft.From(loaded, new(Parent: null, IsAhead: false), ranked, validated);
        var recorded = await _decisions.AppendAndCommitAsync(_db, transaction, draft, cancellationToken);
        _shadows.Note(ShadowTask.From(draft));
        _db.ChangeTracker.Clear();
        return recorded;
    }

    /// <summary>
    /// What a person would have seen on opening the case then: their previous decision if nothing has changed since, as in
    /// <see cref="RecommendForCase"/>. Null when they may not work the case.
    /// </summary>
    public async Task<ShownDecision?> ShowAsync(PastRequest past, CancellationToken cancellationToken)
    {
        if (await LoadAsync(past, KnownAt(past), cancellationToken) is not { } loaded)
        {
            return null;
        }

        // decisions of other moments may be stored too, made later and of an earlier time
        var desk = (past.Case.Row.Id, past.PersonId);
        var last = _shown.TryGetValue(desk, out var id) ? id : (Guid?)null;
        var screen = await _current.FindAsync(_db, loaded, last, cancellationToken);
        var decision = screen.Current ?? await DecideAsync(loaded, screen.Parent?.Seed ?? past.Seed, cancellationToken);
        if (decision is null)
        {
            return null;
        }

        _shown[desk] = decision.Row.Id;
        var permitted = await _permits.FilterAsync(_db, screen.Loaded.Snapshot, decision, cancellationToken);
        return await _cards.WriteAsync(_db, screen.Loaded, permitted, cancellationToken);
    }

    private async Task<LoadedCase?> LoadAsync(PastRequest past, KnownThen known, CancellationToken cancellationToken)
    {
        var (found, moment) = (past.Case, past.Moment);
        var actor = new Actor(known.Facts.TenantId, past.PersonId);
        var subject = await SubjectReader.ReadAsync(_db, actor, moment.At, cancellationToken);
        var record = found.RecordAt(moment) with { AssigneeId = past.AssigneeId };
        _then.Set(record, moment.At);
        var check = new AccessCheck(_policy, subject, moment.At, _logger);
        var resource = AccessResources.Of(record, actor.TenantId);
        if (!check.Decide(AccessOperation.ViewCase, resource).Permitted || !check.Decide(AccessOperation.Recommend, resource).Permitted)
        {
            return null;
        }

        var request = new SnapshotRequest(actor, check, record, known.Facts, known.Search, moment.At);
        return new(request, await _snapshots.ReadAsync(_db, request, cancellationToken));
    }

    private async Task<RecordedDecision?> DecideAsync(LoadedCase loaded, long seed, CancellationToken cancellationToken) =>
        await RankAsync(loaded, seed, cancellationToken) is { } ranked ? await RecordAsync(ranked, cancellationToken) : null;

    private async Task<RankedPast?> RankAsync(LoadedCase loaded, long seed, CancellationToken cancellationToken)
    {
        var ranked = await _ranking.RankAsync(loaded, seed, cancellationToken);
        return ranked.IsOk ? new(loaded, ranked.Value) : null;
    }

    /// <summary>The case as it was and the time, for code that would otherwise read today's.</summary>
    private sealed class Then : ICaseSource
    {
        private CaseRecord? _record;

        public PastClock Clock { get; } = new();

        public void Set(CaseRecord record, DateTimeOffset at) => (_record, Clock.Now) = (record, at);

        public Task<CaseRecord?> ReadAsync(Actor actor, Guid caseId, CancellationToken cancellationToken) =>
            Task.FromResult(_record?.Id == caseId ? _record : null);
    }

    private sealed class PastClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}

/// <summary>A case that somebody opens at a moment of its past.</summary>
/// <param name="AssigneeId">Who has it then; null when nobody does.</param>
/// <param name="Seed">The seed for ranking.</param>
internal sealed record PastRequest(HistoryCase Case, HistoryMoment Moment, Guid PersonId, Guid? AssigneeId, long Seed);

/// <summary>What would have been shown, before final validation.</summary>
internal sealed record RankedPast(LoadedCase Loaded, RankedRecommendation Ranked);
