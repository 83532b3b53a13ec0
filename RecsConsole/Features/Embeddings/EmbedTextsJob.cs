using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;
using RecsConsole.Recommender.Retrieval;

namespace RecsConsole.Features.Embeddings;

/// <summary>Updates the embeddings every night.</summary>
public sealed class EmbedTextsJob(EmbedTexts embedTexts) : ITenantJob
{
    /// <summary>The job's key, for requesting a run.</summary>
    public const string JobKey = SearchJobs.EmbedTexts;

    public static JobInfo Info { get; } =
        new(
            JobKey,
            () => SharedTexts.SearchByMeaning,
            () => Texts.EmbedTextsHelp.With(BasisTraining.MinTexts, BasisTraining.MaxTexts),
            "0 30 3 * * ?"
        );

    public string Key => Info.Key;

    public async Task<Result<StoredText>> RunAsync(JobContext context, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var result = await embedTexts.RunAsync(context.Actor, new(progress), cancellationToken);
        return result.IsOk ? Words(result.Value) : result.Error;
    }

    private static StoredText Words(EmbeddedTexts embedded) =>
        embedded.Model is null
            ? StoredText.From<Texts>(nameof(Texts.TooFewTexts), embedded.Texts, BasisTraining.MinTexts)
            : StoredText.Join(Sentences(embedded));

    private static IEnumerable<StoredText> Sentences(EmbeddedTexts embedded)
    {
        if (embedded.IsNewBasis)
        {
            yield return StoredText.From<Texts>(nameof(Texts.ANewBasisWasMadeFromTexts), embedded.Texts);
        }

        yield return StoredText.From<Texts>(nameof(Texts.VectorsWereMade), embedded.Made, embedded.Removed);
    }
}
