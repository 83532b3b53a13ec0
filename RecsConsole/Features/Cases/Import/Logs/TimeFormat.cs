using System.Globalization;
using System.Text;

namespace RecsConsole.Features.Cases.Import.Logs;

/// <summary>One way to write times, with the variants that cannot be confused with each other.</summary>
internal sealed class TimeFormat
{
    /// <summary>A date outside this range is a typo or the wrong column.</summary>
    private const int FirstYear = 1900;
    private const int LastYear = 2199;

    private static readonly string[] TimesOfDay = ["H:m:s", "H:m", "H:m:s.FFFFFFF", "h:m:s tt", "h:m tt", ""];

    private readonly IReadOnlyList<string> _patterns;
    private readonly TimeSpan? _epochUnit;
    private int _last;

    private TimeFormat(string name, IReadOnlyList<string> patterns, TimeSpan? epochUnit = null) =>
        (Name, _patterns, _epochUnit) = (name, patterns, epochUnit);

    /// <summary>The value for --time-format.</summary>
    public string Name { get; }

    /// <summary>Formats tried on a column. Day-first and month-first fit the same values up to the 12th.</summary>
    public static IReadOnlyList<TimeFormat> Known() =>
        [
            new("yyyy-MM-dd HH:mm:ss", IsoPatterns()),
            Dates("dd/MM/yyyy HH:mm", "d/M/yyyy"),
            Dates("MM/dd/yyyy HH:mm", "M/d/yyyy"),
            Dates("yyyy/MM/dd HH:mm", "yyyy/M/d"),
            Dates("dd.MM.yyyy HH:mm", "d.M.yyyy"),
            Dates("MM.dd.yyyy HH:mm", "M.d.yyyy"),
            Dates("dd-MM-yyyy HH:mm", "d-M-yyyy"),
            Dates("MM-dd-yyyy HH:mm", "M-d-yyyy"),
            Dates("dd/MMM/yy HH:mm", "d/MMM/yy"),
            new("unix", [], TimeSpan.FromSeconds(1)),
            new("unix-ms", [], TimeSpan.FromMilliseconds(1)),
        ];

    /// <summary>A format by name: one of the known ones, a .NET pattern, or a strftime pattern; upper-case D and Y are taken as d and y.</summary>
    public static TimeFormat From(string format)
    {
        ArgumentNullException.ThrowIfNull(format);
        if (format is "unix" or "unix-ms")
        {
            return Known().First(each => string.Equals(each.Name, format, StringComparison.Ordinal));
        }

        var pattern = format.Contains('%', StringComparison.Ordinal) ? FromStrftime(format) : Lenient(format);
        return new TimeFormat(format, [pattern.Length == 1 ? $"%{pattern}" : pattern]);
    }

    /// <summary>The instant; a time without an offset is in <paramref name="zone"/>.</summary>
    public DateTimeOffset? Parse(string value, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        if (_epochUnit is { } unit)
        {
            return ParseEpoch(value, unit);
        }

        for (var i = 0; i < _patterns.Count; i++)
        {
            var index = (_last + i) % _patterns.Count; // a column usually keeps to one variant
            if (TryParse(value, _patterns[index], zone, out var instant))
            {
                _last = index;
                return instant;
            }
        }

        return null;
    }

    private static bool TryParse(string value, string pattern, TimeZoneInfo zone, out DateTimeOffset instant)
    {
        instant = default;
        if (pattern.Contains('K', StringComparison.Ordinal) || pattern.Contains('z', StringComparison.Ordinal))
        {
            return DateTimeOffset.TryParseExact(
                    value,
                    pattern,
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                    out instant
                ) && IsPlausible(instant.Year);
        }

        if (
            !DateTime.TryParseExact(value, pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            || !IsPlausible(local.Year)
        )
        {
            return false;
        }

        // An hour that daylight saving skips or repeats gets the zone's standard offset.
        instant = new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
        return true;
    }

    private static DateTimeOffset? ParseEpoch(string value, TimeSpan unit)
    {
        // enough digits for a time after 2001, so that no small number is mistaken for one
        var digits = unit == TimeSpan.FromSeconds(1) ? 10 : 13;
        return value.Length == digits && long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? DateTimeOffset.UnixEpoch.AddTicks(count * unit.Ticks) is { } instant && IsPlausible(instant.Year)
                ? instant
                : null
            : null;
    }

    private static bool IsPlausible(int year) => year is >= FirstYear and <= LastYear;

    private static List<string> IsoPatterns()
    {
        List<string> patterns = [];
        foreach (var separator in new[] { "'T'", " " })
        {
            foreach (var time in new[] { "HH:mm:ss.FFFFFFF", "HH:mm:ss", "HH:mm", "HH:mm:ss,FFFFFFF" })
            {
                patterns.Add($"yyyy-MM-dd{separator}{time}");
                patterns.Add($"yyyy-MM-dd{separator}{time}K");
                patterns.Add($"yyyy-MM-dd{separator}{time} K");
            }
        }

        return [.. patterns, "yyyy-MM-dd", "yyyyMMdd'T'HHmmss", "yyyyMMdd'T'HHmmssK"];
    }

    private static TimeFormat Dates(string name, string date) =>
        new(name, [.. TimesOfDay.Select(time => time.Length == 0 ? date : $"{date} {time}")]);

    private static string FromStrftime(string format)
    {
        StringBuilder pattern = new();
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%' || i + 1 == format.Length)
            {
                pattern.Append(format[i]);
                continue;
            }

            pattern.Append(
                format[++i] switch
                {
                    'Y' => "yyyy",
                    'y' => "yy",
                    'm' => "M",
                    'd' => "d",
                    'H' => "H",
                    'I' => "h",
                    'M' => "m",
                    'S' => "s",
                    'f' => "FFFFFFF",
                    'p' => "tt",
                    'b' => "MMM",
                    'B' => "MMMM",
                    'z' => "zzz",
                    'T' => "H:m:s",
                    'F' => "yyyy-M-d",
                    _ => throw new FormatException($"--time-format: '%{format[i]}' is unknown; use a pattern such as dd/MM/yyyy HH:mm."),
                }
            );
        }

        return pattern.ToString();
    }

    // dd also matches 5, and D/M/YYYY HH:MM is how people write it
    private static string Lenient(string format)
    {
        var shouted = format.Contains('Y', StringComparison.Ordinal) || format.Contains('D', StringComparison.Ordinal);
        if (shouted)
        {
            var hours = format.IndexOfAny(['H', 'h']);
            format = format.Replace('D', 'd').Replace('Y', 'y').Replace('S', 's');
            format = hours < 0 ? format : format[..hours] + format[hours..].Replace('M', 'm');
        }

        foreach (var part in new[] { "dd", "MM", "HH", "hh", "mm", "ss" })
        {
            // three or four letters are names of days and months
            var named = format.Contains(part + part[0], StringComparison.Ordinal);
            format = named ? format : format.Replace(part, part[..1], StringComparison.Ordinal);
        }

        return format;
    }
}
