using RecsConsole.Platform;
using RecsConsole.Recommender.History;

namespace RecsConsole.Recommender.Retrieval;

/// <summary>
/// One full build of a tenant's search. Nothing of it is in use before it is done, so it may be cancelled or killed at any step.
/// </summary>
/// <param name="Fitted">What was fitted before and is kept; null to fit it to the cases read.</param>
/// <param name="Report">Told which step begins.</param>
internal sealed record SearchBuild(FittedHistory? Fitted, SearchBuildReport Report)
{
    /// <summary>A job asked for it, and its run says so.</summary>
    public bool IsByJob { get; private init; } = true;

    /// <summary>A build that nobody follows.</summary>
    public static SearchBuild Silent(FittedHistory? fitted) => new(fitted, (_, _) => Task.CompletedTask) { IsByJob = false };

    public async Task<SearchSnapshot> RunAsync(SearchSnapshotLoader loader, Guid tenantId, CancellationToken cancellationToken)
    {
        await Report(SearchBuildStep.Reading, cancellationToken);
        var built = await loader.LoadAsync(Actor.Job(tenantId), Fitted, cancellationToken);
        var statistics = built.Statistics;
        await LearnAsync(SearchBuildStep.Routing, () => _ = statistics.Routing.Model, cancellationToken);
        await LearnAsync(SearchBuildStep.Chances, statistics.Calibrate, cancellationToken);
        await LearnAsync(SearchBuildStep.Solutions, statistics.Solutions.Learn, cancellationToken);
        await Report(SearchBuildStep.CatchingUp, cancellationToken);
        return built;
    }

    // now, so that nobody who opens a case waits for it
    private async Task LearnAsync(SearchBuildStep step, Action learn, CancellationToken cancellationToken)
    {
        await Report(step, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        learn();
    }
}
