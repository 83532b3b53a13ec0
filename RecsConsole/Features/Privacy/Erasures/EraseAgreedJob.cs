using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Privacy.Erasures;

/// <summary>Looks every hour for confirmed erasures that nothing is in the way of any more.</summary>
public sealed class EraseAgreedJob(EraseAgreed eraseAgreed) : ITenantJob
{
    public static JobInfo Info { get; } = new("erase-agreed", () => Texts.EraseAgreedTitle, () => Texts.EraseAgreedHelp, "0 35 * * * ?");

    public string Key => Info.Key;

    public async Task<Result<StoredText>> RunAsync(JobContext context, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var ran = await eraseAgreed.RunAsync(context.Actor, cancellationToken);
        return ran.IsOk ? StoredText.From<Texts>(nameof(Texts.EraseAgreedDone), ran.Value.Erased, ran.Value.Waiting) : ran.Error;
    }
}
