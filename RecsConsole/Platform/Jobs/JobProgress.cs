namespace RecsConsole.Platform.Jobs;

/// <summary>Receives the progress of a run. The runner stores it at most a few times a second; the base class stores nothing.</summary>
public class JobProgress
{
    /// <summary>Reports how far the run is and what it is doing.</summary>
    /// <param name="percent">0 to 100.</param>
    /// <param name="step">A few words, without names or case texts; at most 200 characters as it is stored.</param>
    public virtual Task ReportAsync(int percent, StoredText step, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Adds a line to the run's log; counts and ids only.</summary>
    public virtual Task LogAsync(StoredText line, CancellationToken cancellationToken) => Task.CompletedTask;
}
