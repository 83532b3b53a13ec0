using Microsoft.AspNetCore.Components;
using RecsConsole.Features.Cases.Aside;
using RecsConsole.Features.Cases.Assignment;
using RecsConsole.Features.Cases.Queue.Selecting;
using RecsConsole.Features.Cases.Queue.Steps;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Sessions;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Recommender.Snapshot;

namespace RecsConsole.Features.Cases.Queue;

/// <summary>My queue: what to take first, and everything else the actor may work on.</summary>
public sealed partial class QueuePage(
    ListQueueCases listQueueCases,
    PrepareNextStep prepareNextStep,
    SearchSnapshots search,
    QueueMemory memory,
    TimeProvider clock,
    ILogger<QueuePage> logger
)
{
    private readonly StepRounds _rounds = new();
    private readonly QueuePicks _picks = new();
    private IReadOnlySet<Guid> _changedIds = new HashSet<Guid>();
    private string? _startKey;
    private string? _news;
    private string? _refused;
    private IDisposable? _warming;
    private QueueActing? _acting;
    private CaseAssigning? _assigning;
    private SettingAside? _aside;
    private ElementReference _list;
    private bool _isPreparing;

    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Case, ChangeKind.Inbox];

    // somebody else's inbox does not affect this page
    protected override Guid? FollowsOnly(ChangeKind kind, Actor actor) => kind == ChangeKind.Inbox ? actor.PersonId : null;

    protected override TimeSpan Gather => TimeSpan.FromMilliseconds(250);

    protected override Task<Result<QueueView>> ReadAsync(Actor actor, QueueFilter question) =>
        listQueueCases.RunAsync(actor, question, Disposed);

    protected override Task OnReadAsync()
    {
        _picks.Keep(View?.Lines ?? []);
        if (!_isPreparing)
        {
            _ = PrepareAsync();
        }

        return Task.CompletedTask;
    }

    protected override void OnQuestionChanged() => _startKey = memory.RowIn(Filter);

    protected override async Task OnChangedAsync(IReadOnlyCollection<Change> changes)
    {
        var self = (await ActorAsync()).PersonId; // somebody else's inbox does not affect this queue
        if (!changes.Any(change => change.Kind != ChangeKind.Inbox || change.Concerns(self)))
        {
            return;
        }

        await ReadAgainAsync();
        var shown = View?.Lines.Where(line => changes.Any(change => change.Concerns(line.Id))).ToList() ?? [];
        _changedIds = shown.Select(line => line.Id).ToHashSet();
        _news = shown.Count == 0 ? null : Texts.ChangedWithString.With(string.Join(", ", shown.Select(line => line.Key)));
    }

    protected override void Dispose(bool disposing)
    {
        _warming?.Dispose();
        base.Dispose(disposing);
    }

    // The page is rendered first; missing steps are computed a few rows at a time.
    private async Task PrepareAsync()
    {
        _isPreparing = true;
        try
        {
            while (View is { } queue && _rounds.Next(queue.Lines, clock.GetUtcNow()) is { Count: > 0 } round)
            {
                var actor = await ActorAsync();
                foreach (var caseId in round)
                {
                    if ((await prepareNextStep.RunAsync(actor, caseId, Disposed)).Error == SnapshotLoader.WarmingUp)
                    {
                        _rounds.Forget();
                        _warming ??= search.WhenReady(actor.TenantId, () => _ = InvokeAsync(PrepareAgainAsync));
                        return; // the rows keep showing that a step is being computed
                    }
                }

                await ReadAgainAsync();
                StateHasChanged();
            }
        }
        catch (Exception e) when (e is OperationCanceledException or AccessRevokedException)
        {
            // the page was left, or the session ended
        }
        catch (Exception e)
        {
            LogNotPrepared(logger, e); // the queue is useful without suggested steps
        }

        _isPreparing = false;
        if (!Disposed.IsCancellationRequested)
        {
            StateHasChanged();
        }
    }

    private Task PrepareAgainAsync()
    {
        _warming?.Dispose();
        _warming = null;
        return PrepareAsync();
    }

    private async Task ShowMessageAsync(string message)
    {
        await ReadAgainAsync();
        _refused = message;
    }

    private Task AssignedAsync()
    {
        _picks.Clear();
        _refused = null;
        return ReadAgainAsync();
    }

    private void Remember(QueueLine line) => memory.Leave(Filter, line.Key);

    private void Open(QueueLine line)
    {
        Remember(line);
        Navigation.NavigateTo(CaseAddresses.Of(line.Key));
    }

    [LoggerMessage(EventId = 1701, Level = LogLevel.Warning, Message = "Next steps of the queue could not be worked out")]
    private static partial void LogNotPrepared(ILogger logger, Exception exception);
}
