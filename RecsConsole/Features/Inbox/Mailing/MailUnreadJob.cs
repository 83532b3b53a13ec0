using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Inbox.Mailing;

/// <summary>Checks every five minutes who has left items unread.</summary>
public sealed class MailUnreadJob(MailUnread mailUnread) : ITenantJob
{
    public static JobInfo Info { get; } = new("mail-unread", () => Texts.MailUnreadJob, () => Texts.MailUnreadJobHelp, "15 0/5 * * * ?");

    public string Key => Info.Key;

    public async Task<Result<StoredText>> RunAsync(JobContext context, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var mailed = await mailUnread.RunAsync(context.Actor, cancellationToken);
        return !mailed.IsOk ? mailed.Error
            : mailed.Value == 0 ? StoredText.From<Texts>(nameof(Texts.NobodyMailed))
            : StoredText.From<Texts>(nameof(Texts.PeopleMailed), mailed.Value);
    }
}
