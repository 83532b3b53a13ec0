using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Engine.NextStep;

/// <summary>
/// What followed in one context, by day, so that it can be queried as of any day: only what was known before that day counts, and older
/// events count less.
/// </summary>
internal sealed class RecentSteps
{
    private const double LogTwo = 0.693147180559945309;

    private readonly DayCount[] _counts;
    private readonly int[] _days;
    private readonly int[] _steps;
    private readonly Dictionary<int, double[]> _decayed = [];

    /// <param name="counts">In any order; equal day and step may come more than once.</param>
    /// <param name="halfLives">The half-lives, in days, that will be queried.</param>
    public RecentSteps(IEnumerable<DayCount> counts, IEnumerable<int> halfLives)
    {
        _counts =
        [
            .. counts
                .GroupBy(each => (each.Day, each.Step))
                .OrderBy(group => group.Key)
                .Select(group => new DayCount(group.Key.Day, group.Key.Step, group.Sum(each => each.Events))),
        ];
        _days = [.. _counts.Select(each => each.Day).Distinct()];
        _steps = [.. _counts.Select(each => each.Step).Distinct().Order()];
        foreach (var halfLife in halfLives)
        {
            _decayed.Add(halfLife, Decayed(halfLife));
        }
    }

    public IReadOnlyList<DayCount> Counts => _counts;

    /// <summary>Adds the decayed events before a day for each of the given steps.</summary>
    /// <param name="steps">In ascending order.</param>
    /// <returns>The sum over all steps, including others.</returns>
    public double Read(int day, int halfLife, ReadOnlySpan<int> steps, Span<double> events)
    {
        events.Clear();
        var at = Array.BinarySearch(_days, day);
        var before = (at < 0 ? ~at : at) - 1;
        if (before < 0)
        {
            return 0;
        }

        var since = ExactMath.Exp(-LogTwo * (day - _days[before]) / halfLife);
        var row = _decayed[halfLife].AsSpan(before * _steps.Length, _steps.Length);
        var sum = 0.0;
        var place = 0;
        for (var i = 0; i < row.Length; i++)
        {
            var known = row[i] * since;
            sum += known;
            while (place < steps.Length && steps[place] < _steps[i])
            {
                place++;
            }

            if (place < steps.Length && steps[place] == _steps[i])
            {
                events[place] = known;
            }
        }

        return sum;
    }

    // [day][step]: events up to and including that day, decayed to that day
    private double[] Decayed(int halfLife)
    {
        var decayed = new double[_days.Length * _steps.Length];
        var next = 0;
        for (var day = 0; day < _days.Length; day++)
        {
            var row = decayed.AsSpan(day * _steps.Length, _steps.Length);
            if (day > 0)
            {
                var factor = ExactMath.Exp(-LogTwo * (_days[day] - _days[day - 1]) / halfLife);
                for (var i = 0; i < row.Length; i++)
                {
                    row[i] = decayed[((day - 1) * _steps.Length) + i] * factor;
                }
            }

            for (; next < _counts.Length && _counts[next].Day == _days[day]; next++)
            {
                row[Array.BinarySearch(_steps, _counts[next].Step)] += _counts[next].Events;
            }
        }

        return decayed;
    }
}

/// <summary>How often a step became known as a continuation on one day, counted from 1 January of year 1.</summary>
internal readonly record struct DayCount(int Day, int Step, int Events);
