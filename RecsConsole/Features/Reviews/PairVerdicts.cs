namespace RecsConsole.Features.Reviews;

/// <summary>Turns an answer about sides into a judgement of systems, and back.</summary>
internal static class PairVerdicts
{
    public static PairVerdict Of(PairChoice choice, bool isALeft) =>
        choice switch
        {
            PairChoice.Left => isALeft ? PairVerdict.A : PairVerdict.B,
            PairChoice.Right => isALeft ? PairVerdict.B : PairVerdict.A,
            PairChoice.Equal => PairVerdict.Tie,
            _ => PairVerdict.Bad,
        };

    public static PairChoice? ChoiceOf(PairVerdict? verdict, bool isALeft) =>
        verdict switch
        {
            PairVerdict.A => isALeft ? PairChoice.Left : PairChoice.Right,
            PairVerdict.B => isALeft ? PairChoice.Right : PairChoice.Left,
            PairVerdict.Tie => PairChoice.Equal,
            PairVerdict.Bad => PairChoice.BothBad,
            _ => null,
        };
}

/// <summary>A reviewer's answer about two slates side by side.</summary>
public enum PairChoice
{
    Left,
    Right,
    Equal,
    BothBad,
}
