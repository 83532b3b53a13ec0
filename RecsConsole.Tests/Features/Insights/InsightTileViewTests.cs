using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using RecsConsole.Cli.PageTruth;
using RecsConsole.Components.Charts;
using RecsConsole.Features.Insights;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Sessions;
using RecsConsole.Tests.Support.Insights;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Insights;

/// <summary>A tile whose charts show the marks that the page has read for all tiles.</summary>
public sealed class InsightTileViewTests : BunitContext
{
    private static readonly InsightFilter s_filter = new();

    [Theory]
    [InlineData(InsightKind.Volume, 1)]
    [InlineData(InsightKind.Acceptance, 1)]
    [InlineData(InsightKind.Outcomes, 2)]
    public async Task Each_line_has_the_marks_of_the_page(InsightKind kind, int lines)
    {
        await using var desk = await InsightDesk.OpenAsync();

        var tile = Open(desk, kind, new(s_filter, [new ChartMark(25, "All models stopped")]));

        tile.WaitForAssertion(() => tile.FindAll("ul.marks li").Count.ShouldBe(lines));
        foreach (var mark in tile.FindAll("ul.marks li"))
        {
            mark.TextContent.ShouldEndWith("All models stopped");
        }
    }

    [Fact]
    public async Task Marks_of_another_filter_are_not_drawn()
    {
        await using var desk = await InsightDesk.OpenAsync();

        var tile = Open(desk, InsightKind.Volume, new(s_filter with { Days = 90 }, [new ChartMark(25, "All models stopped")]));

        tile.WaitForAssertion(() => tile.FindAll("figure.chart").ShouldNotBeEmpty());
        tile.FindAll("ul.marks").ShouldBeEmpty();
    }

    private IRenderedComponent<InsightTileView> Open(InsightDesk desk, InsightKind kind, PeriodMarks marks)
    {
        Services.AddSingleton<ActorProvider>(new ReaderOfPages(desk.Admin, null!, null!, null!));
        Services.AddSingleton(new ChangePoller(null!, TimeProvider.System, NullLogger<ChangePoller>.Instance));
        Services.AddSingleton<TimeProvider>(desk.Database.Clock);
        Services.AddSingleton(desk.Get<ReadInsight>());
        Services.AddSingleton(new InsightSlots());
        return Render<InsightTileView>(parameters =>
            parameters
                .AddCascadingValue(nameof(InsightFrame.Marks), marks)
                .Add(view => view.Kind, kind)
                .Add(view => view.Title, "Figures")
                .Add(view => view.Filter, s_filter)
        );
    }
}
