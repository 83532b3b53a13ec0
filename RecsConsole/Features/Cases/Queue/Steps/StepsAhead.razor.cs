using Microsoft.AspNetCore.Components;
using RecsConsole.Platform.Sessions;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Recommender.Snapshot;

namespace RecsConsole.Features.Cases.Queue.Steps;

/// <summary>
/// Computes suggested steps as the queue does, for cases given by id. Each is tried once until it has a step; the page is rendered first
/// and reloads afterwards.
/// </summary>
public sealed partial class StepsAhead(
    PrepareNextStep prepareNextStep,
    SearchSnapshots search,
    ActorProvider actors,
    ILogger<StepsAhead> logger
)
{
    private readonly HashSet<Guid> _tried = [];
    private IDisposable? _warming;
    private bool _isBusy;

    /// <summary>
    /// The reader's cases without a step, the most urgent first. Each is computed and recorded, so a page should pass only a few, and must
    /// not replace those that have got a step with others.
    /// </summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<Guid> Cases { get; set; }

    /// <summary>Steps were computed.</summary>
    [Parameter]
    public EventCallback OnDone { get; set; }

    protected override void OnAfterRender(bool firstRender)
    {
        if (!_isBusy)
        {
            _ = PrepareAsync();
        }
    }

    protected override void Dispose(bool disposing)
    {
        _warming?.Dispose();
        base.Dispose(disposing);
    }

    private async Task PrepareAsync()
    {
        _tried.IntersectWith(Cases); // a case that got a step may need another once it changes
        var round = Cases.Where(id => !_tried.Contains(id)).Take(StepRounds.AtOnce).ToList();
        if (round.Count == 0)
        {
            return;
        }

        _isBusy = true;
        try
        {
            var actor = await actors.GetAsync(Disposed);
            foreach (var caseId in round)
            {
                if ((await prepareNextStep.RunAsync(actor, caseId, Disposed)).Error == SnapshotLoader.WarmingUp)
                {
                    _warming ??= search.WhenReady(actor.TenantId, () => _ = InvokeAsync(StateHasChanged));
                    return;
                }

                _tried.Add(caseId);
            }

            await OnDone.InvokeAsync();
        }
        catch (Exception e) when (e is OperationCanceledException or AccessRevokedException)
        {
            // the page was left, or the session ended
        }
        catch (Exception e)
        {
            _tried.UnionWith(round);
            LogNotPrepared(logger, e); // the page is useful without suggested steps
        }
        finally
        {
            _isBusy = false;
        }
    }

    [LoggerMessage(EventId = 1702, Level = LogLevel.Warning, Message = "Next steps could not be worked out")]
    private static partial void LogNotPrepared(ILogger logger, Exception exception);
}
