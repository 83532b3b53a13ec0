using RecsConsole.Platform;

namespace RecsConsole.Features.Cases;

/// <summary>What a job that tells people something says of its run.</summary>
internal static class ToldWords
{
    public static KeptText Of(int told) =>
        told switch
        {
            0 => KeptText.Of<Texts>(nameof(Texts.NobodyToTell)),
            1 => KeptText.Of<Texts>(nameof(Texts.OneTold)),
            _ => KeptText.Of<Texts>(nameof(Texts.ManyTold), told),
        };
}
