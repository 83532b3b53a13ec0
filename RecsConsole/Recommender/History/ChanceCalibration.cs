using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Training;

namespace RecsConsole.Recommender.History;

/// <summary>
/// Calibrates the chances of a case type on later cases: they are counted over the earlier four fifths and queried for the last fifth in
/// chronological order. The map is kept only if, fitted to the first half of the answers, it predicts the second half better than the
/// chances themselves.
/// </summary>
internal static class ChanceCalibration
{
    /// <summary>Minimum number of later steps for a calibration.</summary>
    public const int MinSteps = 400;

    private const int MaxSteps = 4_000;
    private const int LaterShare = 5;

    /// <summary>The map; null where there are too few later steps, or they confirm none.</summary>
    /// <param name="count">Counts cases, and returns a function that gives the uncalibrated chance of each step of another case.</param>
    public static CalibrationMap? Learn(
        IReadOnlyList<IndexedCase> cases,
        Func<IReadOnlyList<IndexedCase>, Func<IndexedCase, IEnumerable<JudgedRate>>> count
    )
    {
        var byEnd = cases
            .Where(found => found.Finished is not null)
            .OrderBy(found => found.Finished!.ResolvedAt)
            .ThenBy(found => found.Id)
            .ToList();
        var later = byEnd.Count / LaterShare;
        if (later == 0)
        {
            return null;
        }

        var ask = count(byEnd[..^later]);
        var asked = byEnd[^later..].SelectMany(ask).ToList();
        if (asked.Count < MinSteps)
        {
            return null;
        }

        var step = Math.Max(1, asked.Count / MaxSteps);
        List<JudgedRate> rows = [.. asked.Where((_, i) => i % step == 0)];
        var half = rows.Count / 2;
        var trial = Fit(rows[..half]);
        return Error(rows[half..], rate => Apply(trial, rate)) < Error(rows[half..], rate => rate) ? Fit(rows) : null;
    }

    private static CalibrationMap Fit(List<JudgedRate> rows) =>
        CalibrationChoice.Fit([.. rows.Select(row => StepChances.ScoreOf(row.Rate))], [.. rows.Select(row => row.Good)]);

    private static double Apply(CalibrationMap map, double rate) =>
        FixedPoint.ToDouble(map.Apply(FixedPoint.FromDouble(StepChances.ScoreOf(rate))));

    private static double Error(List<JudgedRate> rows, Func<double, double> chance) =>
        rows.Average(row => Math.Pow(chance(row.Rate) - (row.Good ? 1 : 0), 2));
}

/// <summary>The counted rate of a step, and what came of it.</summary>
internal readonly record struct JudgedRate(double Rate, bool Good);
