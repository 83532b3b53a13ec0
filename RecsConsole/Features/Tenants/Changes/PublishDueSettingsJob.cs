using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Tenants.Changes;

/// <summary>
/// Looks for settings and other rules whose time has come, every five minutes: times are multiples of that. Its schedule is fixed: switched
/// off, it would keep what people set for a time from beginning.
/// </summary>
public sealed class PublishDueSettingsJob(PublishDueSettings publishDueSettings) : ITenantJob
{
    public static JobInfo Info { get; } =
        new("timed-settings", () => Texts.TimedSettings, () => Texts.TimedSettingsHelp, "0 0/5 * * * ?") { IsFixed = true };

    public string Key => Info.Key;

    public async Task<Result<StoredText>> RunAsync(JobContext context, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var ran = await publishDueSettings.RunAsync(context.Actor, cancellationToken);
        return ran.IsOk ? StoredText.From<Texts>(nameof(Texts.TimedSettingsDone), ran.Value.Begun, ran.Value.Returned) : ran.Error;
    }
}
