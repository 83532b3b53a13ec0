using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Jobs.Schedules;

/// <summary>A schedule being edited.</summary>
public sealed partial record ScheduleDraft
{
    public ScheduleKind Kind { get; init; } = ScheduleKind.Daily;

    public int EveryMinutes { get; init; } = 5;

    public TimeOnly Time { get; init; } = new(2, 0);

    public DayOfWeek Day { get; init; } = DayOfWeek.Sunday;

    public string Expression { get; init; } = "";

    /// <summary>The resulting cron expression.</summary>
    [JsonIgnore]
    public string Cron =>
        Kind switch
        {
            ScheduleKind.Minutes => Invariant($"0 0/{EveryMinutes} * * * ?"),
            ScheduleKind.Hourly => Invariant($"0 {Time.Minute} * * * ?"),
            ScheduleKind.Daily => Invariant($"0 {Time.Minute} {Time.Hour} * * ?"),
            ScheduleKind.Weekdays => Invariant($"0 {Time.Minute} {Time.Hour} ? * MON-FRI"),
            ScheduleKind.Weekly => Invariant($"0 {Time.Minute} {Time.Hour} ? * {Short(Day)}"),
            _ => Expression.Trim(),
        };

    /// <summary>Maps an expression to the simple choices where possible; otherwise keeps the expression.</summary>
    public static ScheduleDraft Read(string cron)
    {
        ArgumentNullException.ThrowIfNull(cron);
        var expression = new ScheduleDraft { Kind = ScheduleKind.Expression, Expression = cron };
        if (EveryMinutesForm().Match(cron) is { Success: true } minutes)
        {
            return expression with { Kind = ScheduleKind.Minutes, EveryMinutes = Number(minutes.Groups["n"]) };
        }

        if (HourlyForm().Match(cron) is { Success: true } hourly)
        {
            return expression with { Kind = ScheduleKind.Hourly, Time = new(0, Number(hourly.Groups["m"])) };
        }

        return TimeForm().Match(cron) is { Success: true } timed ? ReadTimed(expression, timed) : expression;
    }

    private static ScheduleDraft ReadTimed(ScheduleDraft expression, Match timed)
    {
        var days = timed.Groups["days"].Value;
        var at = expression with { Time = new(Number(timed.Groups["h"]), Number(timed.Groups["m"])) };
        return days switch
        {
            "* * ?" => at with { Kind = ScheduleKind.Daily },
            "? * MON-FRI" => at with { Kind = ScheduleKind.Weekdays },
            _ => at with
            {
                Kind = ScheduleKind.Weekly,
                Day = Enum.GetValues<DayOfWeek>().First(day => days.EndsWith(Short(day), StringComparison.Ordinal)),
            },
        };
    }

    /// <summary>What is wrong with an expression, in a sentence; null when it is valid.</summary>
    public static string? Problem(string cron, TimeZoneInfo zone, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(cron))
        {
            return Texts.ExpressionMissing;
        }

        if (cron.Length > 100)
        {
            return Texts.AnExpressionHasAtMost100Characters;
        }

        if (!JobSchedule.IsExpression(cron))
        {
            return Texts.ExpressionInvalid;
        }

        var next = new JobSchedule(cron, zone).Next(now, 2);
        return next switch
        {
            [] => Texts.ExpressionNeverRuns,
            [var first, var second] when second - first < TimeSpan.FromMinutes(1) => Texts.ExpressionTooOften,
            _ => null,
        };
    }

    private static string Short(DayOfWeek day) => day.ToString()[..3].ToUpperInvariant();

    private static int Number(Group group) => int.Parse(group.Value, NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    [GeneratedRegex(@"^0 0/(?<n>[1-5]?\d) \* \* \* \?$", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex EveryMinutesForm();

    [GeneratedRegex(@"^0 (?<m>[1-5]?\d) \* \* \* \?$", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex HourlyForm();

    [GeneratedRegex(
        @"^0 (?<m>[1-5]?\d) (?<h>1?\d|2[0-3]) (?<days>\* \* \?|\? \* (MON-FRI|SUN|MON|TUE|WED|THU|FRI|SAT))$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1_000
    )]
    private static partial Regex TimeForm();
}
