using RecsConsole.Platform;

namespace RecsConsole.Features.Cases;

/// <summary>Run summary of a job that sends notifications.</summary>
internal static class NotificationSummary
{
    public static StoredText Of(int told) =>
        told switch
        {
            0 => StoredText.From<Texts>(nameof(Texts.NobodyToTell)),
            1 => StoredText.From<Texts>(nameof(Texts.OneTold)),
            _ => StoredText.From<Texts>(nameof(Texts.ManyTold), told),
        };
}
