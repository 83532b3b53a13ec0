using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;
using RecsConsole.Recommender.Retrieval;

namespace RecsConsole.Features.Embeddings;

/// <summary>Keeps vectors up with the texts every night.</summary>
public sealed class EmbedTextsJob(EmbedTexts embedTexts) : ITenantJob
{
    /// <summary>The job's key, for whoever asks for a run.</summary>
    public const string JobKey = SearchJobs.EmbedTexts;

    public string Key => JobKey;

    public string Title => "Search by meaning";

    public string Description =>
        $"Learns from the tenant's own texts which words belong together, where they grew by a quarter (from {BasisTraining.LeastTexts} texts, at most a sample of {BasisTraining.MostTexts}), and stores the vectors of what changed.";

    public string? DefaultCron => "0 30 3 * * ?";

    public async Task<Result<string>> RunAsync(JobContext context, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var result = await embedTexts.RunAsync(context.Actor, new(progress), cancellationToken);
        return result.IsOk ? Words(result.Value) : result.Error;
    }

    private static string Words(EmbeddedTexts embedded) =>
        embedded.Model is null
            ? $"{embedded.Texts} texts are too few: search goes by words until there are {BasisTraining.LeastTexts}."
            : $"{(embedded.IsNewBasis ? $"A new basis was made from {embedded.Texts} texts. " : "")}{embedded.Made} vectors were made, {embedded.Removed} of texts that are gone were removed.";
}
