using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.People.Experience;

/// <summary>Updates people's experience records from the cases every hour.</summary>
public sealed class ExperienceJob(CountExperience countExperience) : ITenantJob
{
    public static JobInfo Info { get; } = new("experience", () => Texts.ExperienceJob, () => Texts.ExperienceJobHelp, "0 20 * * * ?");

    public string Key => Info.Key;

    public async Task<Result<StoredText>> RunAsync(JobContext context, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var counted = await countExperience.RunAsync(context.Actor, cancellationToken);
        return counted.IsOk
            ? counted.Value switch
            {
                0 => StoredText.From<Texts>(nameof(Texts.NoRecordChanged)),
                1 => StoredText.From<Texts>(nameof(Texts.OneRecordChanged)),
                var changed => StoredText.From<Texts>(nameof(Texts.RecordsChanged), changed),
            }
            : counted.Error;
    }
}
