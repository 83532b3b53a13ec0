namespace RecsConsole.Features.Reviews;

/// <summary>How a judgement is stored: by system, never by side.</summary>
internal static class Verdict
{
    /// <summary>System A was preferred.</summary>
    public const string A = "a";

    /// <summary>System B was preferred.</summary>
    public const string B = "b";

    /// <summary>Equally good.</summary>
    public const string Tie = "tie";

    /// <summary>Both sides are bad.</summary>
    public const string Bad = "bad";

    public static string Of(PairChoice choice, bool isALeft) =>
        choice switch
        {
            PairChoice.Left => isALeft ? A : B,
            PairChoice.Right => isALeft ? B : A,
            PairChoice.Equal => Tie,
            _ => Bad,
        };

    public static PairChoice? ChoiceOf(string? verdict, bool isALeft) =>
        verdict switch
        {
            A => isALeft ? PairChoice.Left : PairChoice.Right,
            B => isALeft ? PairChoice.Right : PairChoice.Left,
            Tie => PairChoice.Equal,
            Bad => PairChoice.BothBad,
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
