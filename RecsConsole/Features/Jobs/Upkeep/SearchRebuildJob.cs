using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;
using RecsConsole.Recommender.Retrieval;

namespace RecsConsole.Features.Jobs.Upkeep;

/// <summary>Builds the tenant's search indexes anew and swaps them whole; openings go on with the present ones meanwhile.</summary>
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
        await progress.ReportAsync(5, StoredText.Of<Texts>(nameof(Texts.ReadingDocumentsAndFinishedCases)), cancellationToken);
        var built = await searchSnapshots.RebuildAsync(context.Actor, cancellationToken);
        return StoredText.Of<Texts>(nameof(Texts.DocumentsAndFinishedCasesAreIndexed), built.Documents.Count, built.Cases.Count);
    }
}
