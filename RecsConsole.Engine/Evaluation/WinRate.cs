using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Engine.Evaluation;

/// <summary>
/// How often one of two systems won among the judgements that preferred one, with Wilson's interval at 95 % (see
/// <see cref="WilsonInterval"/>). Ties are counted separately: they mean that there is no difference, not that each won half.
/// </summary>
public sealed record WinRate(long Wins, long Losses)
{
    /// <summary>Minimum number of decided judgements for a rate; below it the interval spans most of the scale.</summary>
    public const int MinDecided = 10;

    /// <summary>Judgements that preferred one of the two.</summary>
    public long Decided => Wins + Losses;

    /// <summary>Share of decided judgements that were won; null without any.</summary>
    public double? Rate => Decided == 0 ? null : Wins / (double)Decided;

    public double Low => WilsonInterval.Lower(Wins, Decided);

    public double High => WilsonInterval.Upper(Wins, Decided);

    /// <summary>Whether there are enough decided judgements to say anything.</summary>
    public bool IsEnough => Decided >= MinDecided;
}
