using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Training;

namespace RecsConsole.Recommender.History;

/// <summary>
/// What the chances of a case type are worth in later cases: counted over the earlier four fifths, asked of the last fifth in the order of time. The map between is kept
/// only if, fitted to the first half of the answers, it is nearer to the second half than the chances themselves.
/// </summary>
internal static class ChanceCalibration
{
    /// <summary>With fewer later steps nothing is said.</summary>
    public const int MinSteps = 400;

    private const int MostSteps = 4_000;
    private const int LaterShare = 5;

    /// <summary>The map; null where there are too few later steps, or they confirm none.</summary>
    /// <param name="count">Counts cases and answers with the chance of each step of others, before any calibration.</param>
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

        var step = Math.Max(1, asked.Count / MostSteps);
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

/// <summary>What was counted for a step, and what came of it.</summary>
internal readonly record struct JudgedRate(double Rate, bool Good);
