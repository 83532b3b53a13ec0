namespace RecsConsole.Engine.NextStep;

/// <summary>
/// Where the groups of a time begin, in seconds: quantiles of the histories, so that fast and slow logs both get useful groups.
/// </summary>
internal sealed record FacetScales(
    IReadOnlyList<long> Gap,
    IReadOnlyList<long> GapFine,
    IReadOnlyList<long> Age,
    IReadOnlyList<long> AgeFine,
    IReadOnlyList<long> TimeOfDay
)
{
    /// <summary>Maximum number of groups of the fine scales and of the times of day.</summary>
    public const int MaxGroups = Fine;

    private const int Coarse = 6;
    private const int Fine = 20;
    private const int TimesOfDay = 12;
    private const int MaxDays = 60;
    private const int ExactDays = 100; // more than the number of half octaves in a day
    private const long SecondsADay = 86_400;

    public static FacetScales From(IReadOnlyList<NextStepSequence> sequences)
    {
        var (gaps, ages, times) = (new List<long>(), new List<long>(), new List<long>());
        foreach (var events in sequences.Select(sequence => sequence.Events))
        {
            for (var i = 0; i < events.Count; i++)
            {
                times.Add((long)events[i].At.TimeOfDay.TotalSeconds);
                if (i > 0)
                {
                    gaps.Add(Seconds(events[i - 1], events[i]));
                    ages.Add(Seconds(events[0], events[i]));
                }
            }
        }

        gaps.Sort();
        ages.Sort();
        times.Sort();
        return new(
            Quantiles(gaps, Coarse),
            Quantiles(gaps, Fine),
            Quantiles(ages, Coarse),
            Quantiles(ages, Fine),
            Quantiles(times, TimesOfDay)
        );
    }

    public static long Seconds(NextStepEvent from, NextStepEvent to) => (to.At - from.At).Ticks / TimeSpan.TicksPerSecond;

    /// <summary>The group of a value: the number of boundaries at or below it.</summary>
    public static int GroupOf(IReadOnlyList<long> starts, long value)
    {
        var group = 0;
        while (group < starts.Count && value >= starts[group])
        {
            group++;
        }

        return group;
    }

    /// <summary>Half octaves of seconds below a day, then whole days.</summary>
    public static int ExactOf(long seconds)
    {
        if (seconds >= SecondsADay)
        {
            return ExactDays + DaysOf(seconds);
        }

        var number = Math.Max(seconds, 0) + 1;
        var octave = 63 - (int)long.LeadingZeroCount(number);
        return (2 * octave) + (number * number >= 1L << ((2 * octave) + 1) ? 1 : 0);
    }

    /// <summary>Whole days, up to sixty.</summary>
    public static int DaysOf(long seconds) => (int)Math.Clamp(seconds / SecondsADay, 0, MaxDays);

    private static List<long> Quantiles(List<long> sorted, int groups)
    {
        var starts = new List<long>();
        for (var i = 1; i < groups && sorted.Count > 0; i++)
        {
            var start = sorted[(int)((long)sorted.Count * i / groups)];
            if (starts.Count == 0 || start > starts[^1])
            {
                starts.Add(start);
            }
        }

        return starts;
    }
}
