using Bunit;
using RecsConsole.Components.States;
using RecsConsole.Features.Cases.Detail;
using RecsConsole.Features.Cases.Queue;
using RecsConsole.Features.Decisions.Trace;
using RecsConsole.Features.Inbox;
using RecsConsole.Features.Insights;
using RecsConsole.Features.Models.Overview;
using RecsConsole.Features.People;
using RecsConsole.Features.People.Profile;
using RecsConsole.Features.Search;
using RecsConsole.Features.Settings;
using RecsConsole.Features.Teams;
using RecsConsole.Features.Work;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Components;

public sealed class PageOutlineTests : BunitContext
{
    [Theory]
    [InlineData(typeof(QueuePage), PageOutline.Queue)]
    [InlineData(typeof(CasePage), PageOutline.Case)]
    [InlineData(typeof(PeoplePage), PageOutline.List)]
    [InlineData(typeof(PersonPage), PageOutline.Detail)]
    [InlineData(typeof(InboxPage), PageOutline.Inbox)]
    [InlineData(typeof(WorkPage), PageOutline.Work)]
    [InlineData(typeof(InsightsPage), PageOutline.Figures)]
    [InlineData(typeof(TeamsPage), PageOutline.Board)]
    [InlineData(typeof(ModelsPage), PageOutline.Models)]
    [InlineData(typeof(SettingsPage), PageOutline.Settings)]
    [InlineData(typeof(TracePage), PageOutline.Trace)]
    [InlineData(typeof(SearchPage), PageOutline.Search)]
    [InlineData(null, PageOutline.Detail)]
    public void Outline_is_that_of_the_page(Type? page, PageOutline outline) => OutlineAttribute.Of(page).ShouldBe(outline);

    [Theory]
    [InlineData(PageOutline.Queue, ".tabs, .case")]
    [InlineData(PageOutline.List, ".narrowing, .row")]
    [InlineData(PageOutline.Case, ".head, .left .sec, .side .offer")]
    [InlineData(PageOutline.Detail, ".pair")]
    [InlineData(PageOutline.Inbox, ".desk .tabs, .desk .item, .desk > .open")]
    [InlineData(PageOutline.Work, ".sec .tabs, .sec .item")]
    [InlineData(PageOutline.Figures, ".narrowing, .heads .headline, .tiles .tile")]
    [InlineData(PageOutline.Board, ".sec .names, .sec .row")]
    [InlineData(PageOutline.Models, ".beside .sec, .sec .narrowing, .sec .row")]
    [InlineData(PageOutline.Settings, ".settings .setting")]
    [InlineData(PageOutline.Trace, ".left .kinds, .left .sec, .side .sec")]
    [InlineData(PageOutline.Search, ".sec .box, .sec .narrowing, .results .result")]
    public void Page_that_is_read_has_the_shape_of_what_comes_and_says_what_takes_time(PageOutline outline, string parts)
    {
        var page = Render<PageLoading>(p => p.Add(l => l.What, "Loading the queue").AddCascadingValue(outline));

        page.FindAll(parts).Count.ShouldBeGreaterThan(2);
        page.Find("[aria-hidden=true]").TextContent.Trim().ShouldBeEmpty();
        page.Find("[role=status][aria-busy=true]").TextContent.ShouldContain("Loading the queue");
        page.Find("[data-outline]").GetAttribute("data-outline").ShouldBe(outline.ToString().ToLowerInvariant());
    }
}
