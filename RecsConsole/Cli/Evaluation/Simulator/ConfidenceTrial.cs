using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Cli.Evaluation.Simulator;

/// <summary>Compares the shown probability and label with the outcome of each shown action.</summary>
internal static class ConfidenceTrial
{
    public static ConfidenceFigures Of(IReadOnlyList<PlayedOut> shown)
    {
        if (shown.Count == 0)
        {
            return new(0, 0, 0, 0, 0, null, null, null);
        }

        var usual = shown.Average(each => each.Share);
        var slates = shown.GroupBy(each => each.Case, StringComparer.Ordinal).Select(slate => slate.ToList()).ToList();
        return new(
            shown.Count,
            shown.Average(each => Square(each.Chance - each.Share)),
            shown.Average(each => Square(usual - each.Share)),
            Correlation([.. shown.Select(each => (each.Chance, each.Share))]),
            Correlation([.. slates.SelectMany(Within)]),
            ShareOf(shown, ConfidenceLabel.High),
            ShareOf(shown, ConfidenceLabel.Medium),
            ShareOf(shown, ConfidenceLabel.Low)
        );
    }

    // relative to the mean of the slate: which of its actions are better, whatever the case is like
    private static IEnumerable<(double, double)> Within(List<PlayedOut> slate)
    {
        var (chance, share) = (slate.Average(each => each.Chance), slate.Average(each => each.Share));
        return slate.Select(each => (each.Chance - chance, each.Share - share));
    }

    private static double Correlation(IReadOnlyList<(double X, double Y)> pairs)
    {
        var (x, y) = (pairs.Average(pair => pair.X), pairs.Average(pair => pair.Y));
        var together = pairs.Sum(pair => (pair.X - x) * (pair.Y - y));
        var alone = Math.Sqrt(pairs.Sum(pair => Square(pair.X - x)) * pairs.Sum(pair => Square(pair.Y - y)));
        return alone == 0 ? 0 : together / alone;
    }

    private static double? ShareOf(IEnumerable<PlayedOut> shown, ConfidenceLabel sign) =>
        shown.Where(each => each.Sign == sign).Select(each => (double?)each.Share).Average();

    private static double Square(double x) => x * x;
}
