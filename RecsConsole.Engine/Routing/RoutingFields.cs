using System.Globalization;

namespace RecsConsole.Engine.Routing;

/// <summary>Names of the fields that every case has, in addition to the tenant's own.</summary>
public static class RoutingFields
{
    /// <summary>Case type.</summary>
    public const string Type = "type";

    public const string IssueType = "issue_type";

    public const string Product = "product";

    public const string Region = "region";

    public const string Priority = "priority";

    /// <summary>Customer.</summary>
    public const string Account = "account";

    /// <summary>Team that has the case.</summary>
    public const string Team = "team";

    /// <summary>Title and description. Only forecasts compare them.</summary>
    public const string Text = "text";

    /// <summary>What was done first.</summary>
    public const string FirstActivity = "first_activity";

    /// <summary>Who did the first activity.</summary>
    public const string FirstPerson = "first_person";

    private const string OpenedHour = "opened_hour";
    private const string OpenedWeekday = "opened_weekday";
    private const string OwnPrefix = "field:";

    private static readonly string[] s_numbers =
    [
        .. Enumerable.Range(0, 24).Select(number => number.ToString(CultureInfo.InvariantCulture)),
    ];

    /// <summary>The field name for a tenant's own field.</summary>
    public static string Own(string name) => OwnPrefix + name;

    /// <summary>The tenant's own name of a field; null for built-in fields.</summary>
    public static string? OwnName(string field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.StartsWith(OwnPrefix, StringComparison.Ordinal) ? field[OwnPrefix.Length..] : null;
    }

    /// <summary>The hour and weekday at which a case was opened, which reveal shifts and nightly runs.</summary>
    public static IEnumerable<KeyValuePair<string, string>> OfOpening(DateTimeOffset openedAt) =>
        [new(OpenedHour, s_numbers[openedAt.UtcDateTime.Hour]), new(OpenedWeekday, s_numbers[(int)openedAt.UtcDateTime.DayOfWeek])];

    /// <summary>
    /// Whether a match in this field is worth mentioning. Sharing the type, the opening time or the first step is not, nor the team when
    /// teams are counted: of the cases of a team, that team finished nearly all.
    /// </summary>
    internal static bool IsWorthMentioning(string field, RoutingTarget target) =>
        field is not (OpenedHour or OpenedWeekday or FirstActivity or FirstPerson or Type)
        && !(target == RoutingTarget.Team && field is Team);
}
