using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;
using RecsConsole.Recommender.Retrieval;

namespace RecsConsole.Features.Jobs.Upkeep;

/// <summary>Rebuilds the tenant's search indexes and swaps them as a whole; openings use the current ones meanwhile.</summary>
public sealed class SearchRebuildJob(SearchSnapshots searchSnapshots) : ITenantJob
{
    public string Key => "search-rebuild";

    public string Title => Texts.SearchRebuild;

    public string Description => Texts.ReindexHelp;

    public string? DefaultCron => null;

    public async Task<Result<StoredText>> RunAsync(JobContext context, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(progress);
        await progress.ReportAsync(5, StoredText.From<Texts>(nameof(Texts.ReadingDocumentsAndFinishedCases)), cancellationToken);
        var built = await searchSnapshots.RebuildAsync(context.Actor, cancellationToken);
        return StoredText.From<Texts>(nameof(Texts.DocumentsAndFinishedCasesAreIndexed), built.Documents.Count, built.Cases.Count);
    }
}
