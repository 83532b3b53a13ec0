using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.People.Experience;

/// <summary>Keeps the records of people up with the cases every hour.</summary>
public sealed class ExperienceJob(CountExperience countExperience) : ITenantJob
{
    public string Key => "experience";

    public string Title => Texts.ExperienceJob;

    public string Description => Texts.ExperienceJobHelp;

    public string? DefaultCron => "0 20 * * * ?";

    public async Task<Result<string>> RunAsync(JobContext context, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var counted = await countExperience.RunAsync(context.Actor, cancellationToken);
        return counted.IsOk
            ? counted.Value switch
            {
                0 => Texts.NoRecordChanged,
                1 => Texts.OneRecordChanged,
                var changed => Texts.RecordsChanged.With(changed),
            }
            : counted.Error;
    }
}
