using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using RecsConsole.Components.Lists;
using RecsConsole.Components.States;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Components;

public sealed class PageStateTests : BunitContext
{
    [Fact]
    public void Loading_says_what_takes_time()
    {
        var loading = Render<Loading>(p => p.Add(l => l.What, "Looking for similar cases"));

        loading.Find("[role=status]").TextContent.ShouldContain("Looking for similar cases");
    }

    [Fact]
    public void Empty_says_why_under_a_heading_of_the_asked_level()
    {
        var empty = Render<EmptyState>(p =>
            p.Add(e => e.Title, "No documents").Add(e => e.Level, 2).AddChildContent("The log named none.")
        );

        empty.Find("h2").TextContent.ShouldBe("No documents");
        empty.Find("p").TextContent.ShouldBe("The log named none.");
    }

    [Fact]
    public void Error_is_an_alert_with_a_way_out()
    {
        var retried = false;

        var error = Render<ErrorState>(p =>
            p.Add(e => e.Happened, "The queue could not be loaded").Add(e => e.OnRetry, () => retried = true)
        );
        error.Find("button").Click();

        error.Find("[role=alert]").TextContent.ShouldContain("Nothing was changed.");
        retried.ShouldBeTrue();
    }

    [Fact]
    public void A_region_that_fails_leaves_words_and_comes_back()
    {
        Fragile.IsBroken = true;
        var region = Render<PageRegion>(p => p.Add(r => r.Name, "The timeline").AddChildContent<Fragile>());
        region.Find("[role=alert] h3").TextContent.ShouldBe("The timeline stopped working");
        region.Markup.ShouldContain("What you saved is kept, and so are your drafts.");

        Fragile.IsBroken = false;
        region.Find("button").Click();

        region.Markup.ShouldContain("all well");
    }

    [Theory]
    [InlineData(1, 118, "1 to 25 of 118", true, false)]
    [InlineData(5, 118, "101 to 118 of 118", false, true)]
    [InlineData(1, 0, "None", true, true)]
    public void Pager_says_where_you_are_and_stops_at_the_ends(int page, int total, string words, bool isFirst, bool isLast)
    {
        var pager = Render<Pager>(p => p.Add(x => x.Page, page).Add(x => x.PageSize, 25).Add(x => x.Total, total));

        pager.Find("span").TextContent.ShouldBe(words);
        pager.Find("[aria-label='Previous page']").HasAttribute("disabled").ShouldBe(isFirst);
        pager.Find("[aria-label='Next page']").HasAttribute("disabled").ShouldBe(isLast);
    }

    [Fact]
    public void Pager_asks_for_the_next_page()
    {
        var asked = 0;
        var pager = Render<Pager>(p =>
            p.Add(x => x.Page, 2).Add(x => x.PageSize, 25).Add(x => x.Total, 118).Add(x => x.OnPage, (int n) => asked = n)
        );

        pager.Find("[aria-label='Next page']").Click();

        asked.ShouldBe(3);
    }

    [Fact]
    public void Lost_connection_has_words_for_a_page_that_keeps_what_is_typed_and_for_one_that_does_not()
    {
        var notice = Render<ConnectionNotice>();

        notice.Find(".typed-kept").TextContent.ShouldEndWith("What you type into a form stays in this browser until the server has it.");
        notice.Find(".typed-lost").TextContent.ShouldEndWith("What you type now is not.");
        notice.FindAll("#connection-text > .trying, #connection-text > .gone").ShouldAllBe(each => !each.TextContent.Contains("kept"));
    }

    private sealed class Fragile : ComponentBase
    {
        public static bool IsBroken { get; set; }

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            if (IsBroken)
            {
                throw new InvalidOperationException("broken");
            }

            builder.AddContent(0, "all well");
        }
    }
}
