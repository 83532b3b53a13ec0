using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;
using RecsConsole.Recommender.Forecasts;

namespace RecsConsole.Features.NextSteps;

/// <summary>Updates the next-step models from the histories every night.</summary>
public sealed class LearnNextStepsJob(LearnNextSteps learnNextSteps) : ITenantJob
{
    public static JobInfo Info { get; } =
        new(ForecastJobs.LearnNextSteps, () => Texts.NextSteps, () => Texts.NextStepsHelp.With(LearnedSteps.MinCases), "0 0 3 * * ?");

    public string Key => Info.Key;

    public async Task<Result<StoredText>> RunAsync(JobContext context, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var result = await learnNextSteps.RunAsync(context.Actor, new(progress) { IsAnew = true }, cancellationToken);
        return result.IsOk ? Words(result.Value) : result.Error;
    }

    private static StoredText Words(LearnedNextSteps learned) =>
        learned.Models == 0
            ? StoredText.From<Texts>(nameof(Texts.TooFewCases), LearnedSteps.MinCases)
            : StoredText.From<Texts>(nameof(Texts.StepsCounted), learned.Steps, learned.Models);
}
