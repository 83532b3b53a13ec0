namespace RecsConsole.Platform.Jobs;

/// <summary>How a run tells how far it is. The runner writes it down at most a few times a second; the base class keeps nothing.</summary>
public class JobProgress
{
    /// <summary>Says how far the run is and what it is doing.</summary>
    /// <param name="percent">0 to 100.</param>
    /// <param name="step">A few words, at most 200 characters, without names or case texts.</param>
    public virtual Task ReportAsync(int percent, string step, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Adds a line to the run's log; counts and ids only.</summary>
    public virtual Task LogAsync(string line, CancellationToken cancellationToken) => Task.CompletedTask;
}
