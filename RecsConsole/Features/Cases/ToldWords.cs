namespace RecsConsole.Features.Cases;

/// <summary>What a job that tells people something says of its run.</summary>
internal static class ToldWords
{
    public static string Of(int told) =>
        told switch
        {
            0 => Texts.NobodyToTell,
            1 => Texts.OneTold,
            _ => Texts.ManyTold.With(told),
        };
}
