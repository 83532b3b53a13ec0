using RecsConsole.Features.Cases.Import.Logs;

namespace RecsConsole.Features.Cases.Import.Files;

/// <summary>Finds the time format of a file even if some values are not times: the format that parses most of them.</summary>
internal sealed class TimeTally(TimeZoneInfo zone)
{
    // enough values to rule out wrong formats
    private const int Enough = 2_000;

    private readonly List<Counted> _formats = [.. TimeFormat.Known().Select(format => new Counted(format))];
    private int _seen;

    public void Add(TimeCell cell)
    {
        _seen++;
        foreach (var each in _formats)
        {
            if (each.Format.Parse(cell.Text, zone) is { } at)
            {
                each.Fits++;
                each.Instants = unchecked((each.Instants * 31) + at.UtcTicks);
                each.Last = cell;
            }
        }

        if (_seen == Enough)
        {
            var max = _formats.Max(each => each.Fits);
            _formats.RemoveAll(each => each.Fits * 2 < max);
        }
    }

    /// <summary>The format; null when no value is a time.</summary>
    public TimeFormat? Chosen => Best.FirstOrDefault()?.Format;

    /// <summary>Another format that parses as many values but gives different instants: nobody can know which is right.</summary>
    public TimeFormat? Rival =>
        Best is [var first, .. var others] ? others.FirstOrDefault(each => each.Instants != first.Instants)?.Format : null;

    /// <summary>A time that fits both formats.</summary>
    public TimeCell? Example => Best.FirstOrDefault()?.Last;

    private List<Counted> Best
    {
        get
        {
            var max = _formats.Max(each => each.Fits);
            return max == 0 ? [] : [.. _formats.Where(each => each.Fits == max)];
        }
    }

    private sealed class Counted(TimeFormat format)
    {
        public TimeFormat Format => format;

        public int Fits { get; set; }

        public long Instants { get; set; }

        public TimeCell? Last { get; set; }
    }
}
