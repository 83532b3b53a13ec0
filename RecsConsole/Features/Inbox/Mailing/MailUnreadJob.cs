using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Inbox.Mailing;

/// <summary>Checks every five minutes who has left items unread.</summary>
public sealed class MailUnreadJob(MailUnread mailUnread) : ITenantJob
{
    public string Key => "mail-unread";

    public string Title => Texts.MailUnreadJob;

    public string Description => Texts.MailUnreadJobHelp;

    public string? DefaultCron => "15 0/5 * * * ?";

    public async Task<Result<StoredText>> RunAsync(JobContext context, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var mailed = await mailUnread.RunAsync(context.Actor, cancellationToken);
        return !mailed.IsOk ? mailed.Error
            : mailed.Value == 0 ? StoredText.From<Texts>(nameof(Texts.NobodyMailed))
            : StoredText.From<Texts>(nameof(Texts.PeopleMailed), mailed.Value);
    }
}
