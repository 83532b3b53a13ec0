using System.Text.Json;
using System.Threading.Channels;
using RecsConsole.Database;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Recommender.Ranking;

/// <summary>
/// Lets shadow models rank each new decision, from the same snapshot and seed (R125), without exploration. It runs in the background after
/// the decision is committed: nobody waits for it, and its results are stored, never shown. When the queue is full, the newest decision is
/// dropped and counted.
/// </summary>
public sealed partial class ShadowRanking(ActivePipelines pipelines, TenantDb tenantDb, ILogger<ShadowRanking> logger) : BackgroundService
{
    private const int MaxWaiting = 200;

    private readonly Channel<ShadowTask> _waiting = Channel.CreateBounded<ShadowTask>(new BoundedChannelOptions(MaxWaiting));
    private long _leftOut;

    /// <summary>Number of decisions that no shadow ranked because the queue was full.</summary>
    public long LeftOut => Interlocked.Read(ref _leftOut);

    /// <summary>Queues a committed decision if the tenant has shadow models. Returns at once.</summary>
    public void Note(ShadowTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        if (task.Models.Count > 0 && !_waiting.Writer.TryWrite(task))
        {
            LogLeftOut(Interlocked.Increment(ref _leftOut));
        }
    }

    /// <summary>Ranks and stores all that waits. Public so that tests and the command line need not wait.</summary>
    public async Task<int> RankWaitingAsync(CancellationToken cancellationToken)
    {
        var done = 0;
        while (_waiting.Reader.TryRead(out var task))
        {
            try
            {
                await RankAsync(task, cancellationToken);
                done++;
            }
            catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException)) // a shadow must not stop the others
            {
                LogFailed(e, task.DecisionId);
            }
        }

        return done;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await _waiting.Reader.WaitToReadAsync(stoppingToken))
            {
                await RankWaitingAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // queued decisions are lost: a shadow's statistics do not need every decision
        }
    }

    private async Task RankAsync(ShadowTask task, CancellationToken cancellationToken)
    {
        var snapshot = WithoutDraw(task.Snapshot);
        var rows = task.Models.Select(model => RowOf(task, snapshot, model)).ToList();
        await using var db = await tenantDb.OpenAsync(Actor.Job(task.TenantId), cancellationToken);
        db.ShadowSlates.AddRange(rows);
        await db.SaveChangesAsync(cancellationToken);
    }

    // A draw is the desk's: a shadow that repeats it, from the same seed, does not show its own order and cannot be valued by the draws.
    private static CaseSnapshot WithoutDraw(CaseSnapshot snapshot) =>
        snapshot.Shared.Configuration is { ExplorationRate: not null } configuration
            ? snapshot with
            {
                Shared = snapshot.Shared with { Configuration = configuration with { ExplorationRate = null } },
            }
            : snapshot;

    private ShadowSlateRow RowOf(ShadowTask task, CaseSnapshot snapshot, ShadowModel model)
    {
        var request = task.Request.For(model.Kind);
        var run = pipelines.For(model.Part).Run(snapshot, request);
        List<string> items = [.. run.Placement.Placed.Take(request.Size).Select(placed => placed.Id)];
        var first = items.FirstOrDefault();
        return new()
        {
            TenantId = task.TenantId,
            DecisionId = task.DecisionId,
            ModelId = model.Id,
            Kind = model.Kind.ToItemKind(),
            FirstItemId = first,
            AgreesOnFirst = string.Equals(first, task.FirstServed.GetValueOrDefault(model.Kind), StringComparison.Ordinal),
            ItemsJson = JsonSerializer.Serialize(items),
            At = task.Snapshot.At,
        };
    }

    [LoggerMessage(
        EventId = 2011,
        Level = LogLevel.Warning,
        Message = "More decisions wait for models in shadow than are kept; {LeftOut} were left out"
    )]
    private partial void LogLeftOut(long leftOut);

    [LoggerMessage(EventId = 2012, Level = LogLevel.Error, Message = "The models in shadow did not rank decision {DecisionId}")]
    private partial void LogFailed(Exception exception, Guid decisionId);
}

/// <summary>A decision for shadow models to rank.</summary>
/// <param name="FirstServed">What each slate served first; a slate without items is missing.</param>
public sealed record ShadowTask(
    Guid TenantId,
    Guid DecisionId,
    CaseSnapshot Snapshot,
    RecommendationRequest Request,
    IReadOnlyList<ShadowModel> Models,
    IReadOnlyDictionary<SlateKind, string> FirstServed
)
{
    /// <summary>A decision just committed; it has no models when it was made by rules only.</summary>
    internal static ShadowTask From(DecisionDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var (request, snapshot) = draft.Loaded;
        var served = draft.Validated.Shown.Slates.Where(slate => slate.Items.Count > 0);
        return new(
            request.Actor.TenantId,
            draft.DecisionId,
            snapshot,
            draft.Ranked.Request,
            snapshot.IsByRules ? [] : request.Facts.Models.Shadows,
            served.ToDictionary(slate => slate.Kind, slate => slate.Items[0].Id)
        );
    }
}
