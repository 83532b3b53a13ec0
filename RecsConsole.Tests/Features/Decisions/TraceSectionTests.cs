using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Components.Badges;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Decisions.Trace;
using RecsConsole.Features.Decisions.Trace.Sections;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Decisions;

/// <summary>The sections of a trace show their content, and count hidden objects without naming them.</summary>
[Trait("Req", "R153")]
public sealed class TraceSectionTests : BunitContext
{
    private static readonly DateTimeOffset s_at = new ManualClock().GetUtcNow();

    public TraceSectionTests() => Services.AddSingleton<TimeProvider>(new ManualClock());

    [Fact]
    public void Steps_are_headed_by_how_many_came_in_and_were_shown()
    {
        var slate = new TraceSlate(
            SlateKind.Action,
            "heuristic",
            [new("Sources", null, 54, "workflow rules 54"), new("Screening", 54, 50, "4 out")],
            [Item()],
            [],
            []
        );

        var steps = Render<TraceSteps>(parameters => parameters.Add(it => it.Slate, slate));

        steps.Find("h2").TextContent.ShouldBe("From 54 candidates to 1");
        steps.FindAll("tbody tr")[1].QuerySelectorAll("td").Select(cell => cell.TextContent).ShouldBe(["Screening", "54", "50", "4 out"]);
    }

    [Fact]
    public void Last_check_is_said_in_the_readers_zone()
    {
        var checkedAt = new TraceStep("Validation", 9, 3, "0 removed, at most 3 shown", s_at);
        var slate = new TraceSlate(SlateKind.Action, "heuristic", [checkedAt], [Item()], [], []);
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");

        var steps = Render<TraceSteps>(parameters => parameters.Add(it => it.Slate, slate).AddCascadingValue(zone));

        var time = InstantLabels.Of(s_at, s_at, zone);
        steps.Find("td.wide").TextContent.Trim().ShouldBe($"checked against the database ({time}): 0 removed, at most 3 shown");
    }

    [Fact]
    public void Item_is_chosen_by_its_button_and_says_what_is_special_about_it()
    {
        TraceItem? chosen = null;
        var drawn = Item() with { Rank = 2, Propensity = 125_000, RequiredBy = "Breach policy" };

        var items = Render<TraceItems>(parameters =>
            parameters.Add(it => it.Items, [Item(), drawn]).Add(it => it.Chosen, drawn).Add(it => it.OnChoose, item => chosen = item)
        );

        items.FindAll("tr.cur").ShouldHaveSingleItem().TextContent.ShouldContain("Breach policy");
        items.FindAll(".tag.learn").ShouldHaveSingleItem().TextContent.ShouldContain("0.13");
        items.FindAll("button").Select(button => button.GetAttribute("aria-pressed")).ShouldBe(["false", "true"]);
        items.FindAll("button")[0].Click();
        chosen!.Rank.ShouldBe(1);
    }

    [Fact]
    public void Item_that_may_not_be_seen_now_has_no_title_and_no_score()
    {
        var hidden = Item() with { Title = null };

        var items = Render<TraceItems>(parameters => parameters.Add(it => it.Items, [hidden]));
        var score = Render<TraceScore>(parameters => parameters.Add(it => it.Item, hidden));

        items.Find("button").TextContent.ShouldBe("Something that you cannot see now");
        score.Markup.Trim().ShouldBeEmpty();
    }

    [Fact]
    public void Empty_slate_leads_to_what_was_left_out()
    {
        var items = Render<TraceItems>(parameters => parameters.Add(it => it.Items, []));

        items.Markup.ShouldContain("Nothing was shown here");
        items.FindAll("table").ShouldBeEmpty();
    }

    [Fact]
    public void Parts_of_a_score_sum_up_to_it()
    {
        var score = Render<TraceScore>(parameters => parameters.Add(it => it.Item, Item()));

        score.Find(".sum .num").TextContent.ShouldBe("0.30");
        score.FindAll("i.less").Count.ShouldBe(1);
        score.Find("h2").TextContent.ShouldBe("Why \"Request the log bundle\" is number 1");
    }

    [Fact]
    public void Claims_have_their_facts_and_rejected_ones_say_so()
    {
        var claims = Render<TraceClaims>(parameters =>
            parameters.Add(
                it => it.Item,
                Item() with
                {
                    Hidden = 2,
                    Claims =
                    [
                        new("7 cases used it", false, null, [new("used", "n", "7", "7 cases")]),
                        new("All met it", true, "the number is not in the facts", []),
                    ],
                }
            )
        );

        claims.Find("header .small").TextContent.ShouldBe("1 of 2 verified");
        claims.FindAll(".tag").Select(tag => tag.TextContent).ShouldBe(["Verified", "Rejected"]);
        claims.Find(".tag.late").GetAttribute("title").ShouldBe("the number is not in the facts");
        claims.Find(".facts").TextContent.Trim().ShouldBe("used = 7 (7 cases)");
        claims.FindAll("tbody tr")[^1].TextContent.ShouldContain("2 more depend on items that you cannot");
    }

    [Fact]
    public void Permit_names_what_it_rests_on_or_why_it_was_denied()
    {
        var permitted = Render<TracePermits>(parameters => parameters.Add(it => it.Item, Item()));
        var denied = Render<TracePermits>(parameters =>
            parameters.Add(it => it.Item, Item() with { Permit = new(s_at, ["above the clearance"], []) })
        );

        permitted.Find(".tag.done").TextContent.ShouldBe("Permitted");
        permitted.Find(".mono").TextContent.ShouldBe("item: tenant active role");
        denied.Find(".tag.late").TextContent.ShouldBe("Denied");
        denied.Markup.ShouldContain("above the clearance");
    }

    [Fact]
    public void What_was_left_out_is_named_as_far_as_it_may_be()
    {
        var left = Render<TraceLeftOut>(parameters =>
            parameters.Add(
                it => it.Exclusions,
                [new("screening", "not allowed in this state", 3, ["Close", "Reopen"]), new("screening", "above the clearance", 2, [])]
            )
        );

        left.Find("header .small").TextContent.ShouldBe("5");
        left.Find("details p").TextContent.ShouldBe("Close, Reopen and 1 more");
        left.Find("p.line").TextContent.ShouldBe("2 above the clearance");
    }

    [Fact]
    public void Ranking_says_what_was_shown_and_what_was_not_kept()
    {
        var ranking = Render<TraceRanking>(parameters =>
            parameters.Add(it => it.Ranked, [new("One", 500_000, 1, true, [new("playbook", 1, 0)]), new(null, 400_000, null, false, [])])
        );

        var rows = ranking.FindAll("tbody tr");
        rows[0].TextContent.ShouldContain("playbook 1");
        rows[0].QuerySelector(".tag")!.TextContent.ShouldBe("shown");
        rows[1].TextContent.ShouldContain("Something that you cannot see now");
        rows[1].TextContent.ShouldContain("not kept");
    }

    [Fact]
    public void Record_is_the_trail_for_those_who_may_read_it_and_the_answers_for_others()
    {
        var view = View();

        var answers = Render<TraceRecord>(parameters => parameters.Add(it => it.View, view));
        var trail = Render<TraceRecord>(parameters =>
            parameters.Add(it => it.View, view with { Audit = [new(Guid.NewGuid(), s_at, "Ana was given suggestions")] })
        );

        answers.Markup.ShouldContain("Responses");
        answers.Markup.ShouldContain("No responses.");
        trail.Markup.ShouldContain("Ana was given suggestions");
        trail
            .FindAll(".hash")
            .Select(each => each.NextElementSibling!.TextContent)
            .ShouldBe(["computed again: same", "computed again: differs", "as recorded"]);
    }

    private static TraceView View() =>
        new(
            Guid.NewGuid(),
            "T-1",
            s_at,
            "Ana",
            IsFull: false,
            null,
            [],
            [new("State", "New")],
            [new("Engine", "1")],
            [new("candidates", "a", true), new("scores", "b", false), new("slates", "c", null)],
            [],
            null,
            null
        );

    private static TraceItem Item() =>
        new(
            "Request the log bundle",
            "request-log-bundle",
            1,
            1,
            300_000,
            1_000_000,
            ConfidenceLabel.High,
            null,
            [new("Match", 1_000_000, 400_000, 400_000), new("Risk penalty", 1_000_000, -100_000, -100_000)],
            [],
            0,
            [new("workflow rules", 1, 300_000)],
            new(s_at, [], ["item: tenant active role"])
        );
}
