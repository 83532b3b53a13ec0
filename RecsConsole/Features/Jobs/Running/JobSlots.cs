using Microsoft.Extensions.Options;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Jobs.Running;

/// <summary>The runs that go on in this process, at most <see cref="JobsOptions.MaxConcurrency"/> of them.</summary>
public sealed partial class JobSlots(IServiceScopeFactory scopes, IOptions<JobsOptions> options, ILogger<JobSlots> logger)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, Task> _runs = [];

    /// <summary>Starts the run unless it goes on here already; false when every slot is taken.</summary>
    /// <param name="ended">Called after a run that this process really ran; one that it could not claim is no news.</param>
    /// <param name="stopping">The process is told to stop: the run is given back.</param>
    public bool TryStart(WaitingRun run, Action ended, CancellationToken stopping)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(ended);
        lock (_gate)
        {
            if (_runs.ContainsKey(run.RunId))
            {
                return true;
            }

            if (_runs.Count >= options.Value.MaxConcurrency)
            {
                return false;
            }

            // not the stopping token: a run that never began would never leave its slot
            _runs[run.RunId] = Task.Run(() => RunAsync(run, ended, stopping), CancellationToken.None);
            return true;
        }
    }

    /// <summary>Waits until nothing runs here any more.</summary>
    public Task WhenEmptyAsync()
    {
        lock (_gate)
        {
            return Task.WhenAll(_runs.Values);
        }
    }

    private async Task RunAsync(WaitingRun run, Action ended, CancellationToken stopping)
    {
        var wasRun = false;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var runner = scope.ServiceProvider.GetRequiredService<JobRunner>();
            wasRun = await runner.RunAsync(run.TenantId, run.RunId, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // told to stop before it was claimed
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            LogNotRun(e, run.RunId); // its row could not be claimed or ended: it is found again, at the latest when it has been silent
        }
        finally
        {
            lock (_gate)
            {
                _runs.Remove(run.RunId);
            }
        }

        if (wasRun)
        {
            ended();
        }
    }

    [LoggerMessage(EventId = 9107, Level = LogLevel.Error, Message = "Run {RunId} could not be claimed or ended; trying again")]
    private partial void LogNotRun(Exception exception, Guid runId);
}
