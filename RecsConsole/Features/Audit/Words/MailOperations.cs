namespace RecsConsole.Features.Audit.Words;

/// <summary>The trail's names for mails and events to the console's own people, and their wording after a person's name.</summary>
internal static class MailOperations
{
    public static IReadOnlyDictionary<string, Func<string>> Words { get; } =
        new Dictionary<string, Func<string>>(StringComparer.Ordinal)
        {
            ["mail.unread"] = () => Texts.OpMailUnread,
            ["send.digests"] = () => Texts.OpSendDigests,
            ["queue.waiting"] = () => Texts.OpQueueWaiting,
            ["digest.sent"] = () => Texts.OpSendDigests,
        };
}
