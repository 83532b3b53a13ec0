using System.Globalization;
using RecsConsole.Components.Pages;
using RecsConsole.Engine.Access;

namespace RecsConsole.Features.Insights.Rules;

/// <summary>The alarm that is being put together, kept in the URL of the page, so that it survives a reload.</summary>
public sealed record AlarmQuestion : IAddressFilter<AlarmQuestion>
{
    public const string Path = "/insights/alarms";
    private const int UsualDays = 7;
    private const int LongestLimit = 20;
    private const decimal Largest = 1_000_000;

    public string? Figure { get; init; }

    public FigureAlarmKind Kind { get; init; } = FigureAlarmKind.Unusual;

    /// <summary>As it is typed: a share in percent, a time in hours.</summary>
    public decimal? Limit { get; init; }

    public int Days { get; init; } = UsualDays;

    public string? Team { get; init; }

    public string? Role { get; init; }

    public string? Workflow { get; init; }

    public string Address =>
        new AddressQuery()
            .With("figure", Figure)
            .With("kind", Kind, FigureAlarmKind.Unusual)
            .With("limit", Limit?.ToString(CultureInfo.InvariantCulture))
            .With("days", Days, UsualDays)
            .With("team", Team)
            .With("role", Role)
            .With("workflow", Workflow)
            .At(Path);

    public static AlarmQuestion Read(AddressQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var team = query.Text("team");
        var figure = FigureOf(query.Text("figure"), team);
        var kind = query.Choice<FigureAlarmKind>("kind") ?? FigureAlarmKind.Unusual;
        return new()
        {
            Figure = figure?.Key,
            Kind = figure is null || figure.Kinds.Contains(kind) ? kind : figure.Kinds[0],
            Limit = LimitOf(query.Text("limit", LongestLimit)),
            Days = query.Number("days", 1, AlarmRule.Windows.Max()) is { } days && AlarmRule.Windows.Contains(days) ? days : UsualDays,
            Team = team,
            Role = query.OneOf("role", ConsoleRole.All),
            Workflow = query.Text("workflow"),
        };
    }

    /// <summary>The same for another figure: a kind that makes no sense for it is replaced.</summary>
    public AlarmQuestion For(string? figure) =>
        WatchableFigures.Find(figure) is { } found
            ? this with
            {
                Figure = found.Key,
                Kind = found.Kinds.Contains(Kind) ? Kind : found.Kinds[0],
                Limit = null,
                Team = found.Pilot is null ? Team : null,
                Role = found.Pilot is null ? Role : null,
                Workflow = found.Pilot is null ? Workflow : null,
            }
            : this with
            {
                Figure = null,
            };

    /// <summary>Null for text that is no number, or one that is too large.</summary>
    public static decimal? LimitOf(string? text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var limit) && Math.Abs(limit) <= Largest
            ? limit
            : null;

    /// <summary>The rule; null while something is missing.</summary>
    public AlarmRule? ToRule()
    {
        if (FigureOf(Figure, Team) is not { } figure)
        {
            return null;
        }

        var rule = new AlarmRule(figure.Key, Kind, Limit: null, Days, Team, Role, Workflow);
        return !rule.HasLimit ? rule
            : Limit is { } limit ? rule with { Limit = (long)decimal.Round(limit * ScaleOf(figure.Unit)) }
            : null;
    }

    // a figure that a team does not have is no longer chosen once a team is
    private static WatchableFigure? FigureOf(string? key, string? team) =>
        WatchableFigures.OfferedFor(team).FirstOrDefault(each => string.Equals(each.Key, key, StringComparison.Ordinal));

    private static decimal ScaleOf(FigureUnit unit) => unit is FigureUnit.Share or FigureUnit.Points ? 10_000 : 1_000_000;
}
