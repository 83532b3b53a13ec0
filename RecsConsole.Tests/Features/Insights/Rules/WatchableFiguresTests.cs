using RecsConsole.Features.Insights.Figures;
using RecsConsole.Features.Insights.Rules;
using RecsConsole.Tenancy.Alarms;
using RecsConsole.Tests.Support.Insights;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Insights.Rules;

/// <summary>An alarm can be set on any figure of the page.</summary>
public sealed class WatchableFiguresTests
{
    private const int LongestKey = 60;

    [Fact]
    public async Task Every_figure_with_a_number_can_be_watched_under_the_words_of_the_page()
    {
        await using var desk = await InsightDesk.OpenAsync();
        foreach (var kind in Enum.GetValues<InsightKind>().Except([InsightKind.Pilots]))
        {
            var tile = await desk.ReadAsync(kind);
            foreach (var figure in tile.Figures.Where(HasNumber))
            {
                var watchable = WatchableFigures.Find($"{kind.ToString().ToLowerInvariant()}.{figure.Key}");

                watchable.ShouldNotBeNull($"{kind}: {figure.Words}");
                watchable.Words.Words.ShouldBe(figure.Words);
            }
        }
    }

    [Fact]
    public void Keys_are_unique_and_fit_the_column()
    {
        var keys = WatchableFigures.All.Select(figure => figure.Key).ToList();

        keys.ShouldBeUnique();
        keys.ShouldAllBe(key => key.Length <= LongestKey);
        WatchableFigures.All.Count(figure => figure.Headline is not null).ShouldBe(4); // the fifth is a figure of the acceptance
    }

    [Fact]
    public void Alarms_of_a_new_tenant_are_ones_that_could_be_set() =>
        UsualAlarms.All.ShouldAllBe(alarm =>
            WatchableFigures.Find(alarm.Figure)!.Kinds.Contains(alarm.Kind)
            && alarm.Limit.HasValue == new AlarmRule(alarm.Figure, alarm.Kind, alarm.Limit, 7, null, null, null).HasLimit
        );

    private static bool HasNumber(InsightFigure figure) =>
        figure.Absent is null && (figure.Count ?? figure.Rate?.N ?? figure.Amount?.N) is not null;
}
