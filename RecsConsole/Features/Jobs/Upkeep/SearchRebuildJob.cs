using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;
using RecsConsole.Recommender.Retrieval;

namespace RecsConsole.Features.Jobs.Upkeep;

/// <summary>Builds the tenant's search indexes anew and swaps them whole; openings go on with the present ones meanwhile.</summary>
public sealed class SearchRebuildJob(SearchSnapshots searchSnapshots) : ITenantJob
{
    public string Key => "search-rebuild";

    public string Title => "Search rebuild";

    public string Description =>
        "Builds the indexes of documents and finished cases anew on the server that runs it. They follow changes by themselves; this is for when they seem wrong.";

    public string? DefaultCron => null;

    public async Task<Result<string>> RunAsync(JobContext context, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(progress);
        await progress.ReportAsync(5, "Reading documents and finished cases", cancellationToken);
        var built = await searchSnapshots.RebuildAsync(context.Actor, cancellationToken);
        return $"{built.Documents.Count} documents and {built.Cases.Count} finished cases are indexed.";
    }
}
