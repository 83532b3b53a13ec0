using RecsConsole.Engine.Evaluation;
using RecsConsole.Engine.Evaluation.Pairwise;

namespace RecsConsole.Features.Reviews.Findings.Strengths;

/// <summary>
/// Whether two systems are told apart by now. The interval holds at every moment, so a lead may look after each judgement and close the
/// study as soon as it is decided.
/// </summary>
/// <param name="WinsOfFirst">Cases, each counted once.</param>
/// <param name="Low">Lower end of the chance that the first is preferred.</param>
public sealed record StopFigures(string First, string Second, WinRate WinsOfFirst, double Low, double High)
{
    /// <summary>How far from even a chance must be to matter.</summary>
    public const double Margin = 0.1;

    private const double ErrorRate = 0.05;
    private const double Even = 0.5;

    public StopAnswer Answer =>
        Low > Even ? StopAnswer.FirstIsBetter
        : High < Even ? StopAnswer.SecondIsBetter
        : Low > Even - Margin && High < Even + Margin ? StopAnswer.NoDifference
        : StopAnswer.GoOn;

    /// <param name="meetings">Number of pairs of systems that are asked about at once.</param>
    public static StopFigures Of(string first, string second, WinRate winsOfFirst, int meetings)
    {
        ArgumentNullException.ThrowIfNull(winsOfFirst);
        var (low, high) = ConfidenceSequence.Of(winsOfFirst.Wins, winsOfFirst.Losses, ErrorRate / meetings);
        return new(first, second, winsOfFirst, low, high);
    }
}

/// <summary>What the judgements say so far.</summary>
public enum StopAnswer
{
    GoOn,
    FirstIsBetter,
    SecondIsBetter,
    NoDifference,
}
