using RecsConsole.Platform;

namespace RecsConsole.Features.Cases;

/// <summary>What a job that tells people something says of its run.</summary>
internal static class NotificationSummary
{
    public static StoredText Of(int told) =>
        told switch
        {
            0 => StoredText.Of<Texts>(nameof(Texts.NobodyToTell)),
            1 => StoredText.Of<Texts>(nameof(Texts.OneTold)),
            _ => StoredText.Of<Texts>(nameof(Texts.ManyTold), told),
        };
}
