using System.Globalization;
using Microsoft.AspNetCore.Components;
using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Features.Models.Detail;

/// <summary>The reliability curve of a model, from the bins of its evaluation.</summary>
public sealed partial class ModelReliability
{
    private const double TallestBar = 38;

    // one prediction came true or did not: a line through such bins would run from 0 to 1 and back
    private const int FewestToJoin = 5;

    [Parameter, EditorRequired]
    public required IReadOnlyList<ReliabilityBin> Bins { get; set; }

    // An empty bin has no point to draw.
    private IReadOnlyList<ReliabilityBin> Shown => [.. Bins.Where(bin => bin.N > 0)];

    private string Points => string.Join(' ', Shown.Where(IsJoined).Select(bin => $"{Number(X(bin.Predicted))},{Number(Y(bin.Observed))}"));

    private string Summary => Texts.ReliabilityOverPredictionsInBins.With(Shown.Sum(bin => bin.N), Shown.Count);

    private static bool IsJoined(ReliabilityBin bin) => bin.N >= FewestToJoin;

    // the value on hover
    private static string Hint(ReliabilityBin bin) =>
        Texts.ReliabilityOfBin.With(ModelLabels.Figure(bin.Predicted), ModelLabels.Figure(bin.Observed), bin.N);

    private double Height(ReliabilityBin bin) => Math.Max(1, TallestBar * bin.N / Shown.Max(each => each.N));

    // Few predictions give a wide interval: a bin of three without a hit must look uncertain.
    private static (double Low, double High) Interval(ReliabilityBin bin)
    {
        var cameTrue = Math.Clamp((long)Math.Round(bin.Observed * bin.N), 0, bin.N);
        return (WilsonInterval.Lower(cameTrue, bin.N), WilsonInterval.Upper(cameTrue, bin.N));
    }

    private static double X(double share) => 40 + (250 * Math.Clamp(share, 0, 1));

    private static double Y(double share) => 220 - (210 * Math.Clamp(share, 0, 1));

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Short(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
