using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;
using RecsConsole.Recommender.Retrieval;

namespace RecsConsole.Features.Jobs.Upkeep;

/// <summary>
/// Rebuilds the tenant's search indexes and fits anew what is fitted to its finished cases, every night, and swaps them as a whole;
/// openings use the current ones meanwhile. A run that was killed has changed nothing and starts again.
/// </summary>
public sealed class SearchRebuildJob(SearchSnapshots searchSnapshots) : ITenantJob
{
    public static JobInfo Info { get; } = new("search-rebuild", () => Texts.SearchRebuild, () => Texts.ReindexHelp, "0 30 2 * * ?");

    public string Key => Info.Key;

    public async Task<Result<StoredText>> RunAsync(JobContext context, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(progress);
        var built = await searchSnapshots.RebuildAsync(context.Actor, ReportAsync, cancellationToken);
        return StoredText.From<Texts>(nameof(Texts.DocumentsAndFinishedCasesAreIndexed), built.Documents.Count, built.Cases.Count);

        Task ReportAsync(SearchBuildStep step, CancellationToken token) => progress.ReportAsync(PercentAt(step), WordsOf(step), token);
    }

    private static int PercentAt(SearchBuildStep step) =>
        step switch
        {
            SearchBuildStep.Reading => 5,
            SearchBuildStep.Routing => 50,
            SearchBuildStep.Chances => 70,
            SearchBuildStep.Solutions => 85,
            _ => 95,
        };

    private static StoredText WordsOf(SearchBuildStep step) =>
        step switch
        {
            SearchBuildStep.Reading => StoredText.From<Texts>(nameof(Texts.ReadingDocumentsAndFinishedCases)),
            SearchBuildStep.Routing => StoredText.From<Texts>(nameof(Texts.LearningWhoFinishesCases)),
            SearchBuildStep.Chances => StoredText.From<Texts>(nameof(Texts.CheckingWhetherChancesComeTrue)),
            SearchBuildStep.Solutions => StoredText.From<Texts>(nameof(Texts.LearningWhatSolvesCases)),
            _ => StoredText.From<Texts>(nameof(Texts.ApplyingLaterChanges)),
        };
}
