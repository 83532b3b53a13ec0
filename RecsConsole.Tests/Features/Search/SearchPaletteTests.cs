using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Components.Keys;
using RecsConsole.Components.Layout;
using RecsConsole.Features.Search;
using RecsConsole.Features.Search.Palette;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Retrieval;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Search;

/// <summary>The search palette with the real operations: typing, arrows, Enter, kinds and recent searches.</summary>
public sealed class SearchPaletteTests : BunitContext
{
    // The first search of a test builds the indexes.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);
    private readonly KeyMap _keys = new();

    [Fact]
    [Trait("Req", "R16")]
    public async Task Arrows_move_the_marked_line_and_Enter_opens_it()
    {
        await using var desk = await SearchDesk.OpenAsync();
        var palette = await OpenAsync(desk);

        Type(desk, palette, "printer jams");
        await PressAsync(palette, "ArrowDown");
        await PressAsync(palette, "ArrowDown");
        await PressAsync(palette, "ArrowUp");

        var marked = palette.Find("[aria-selected=true]");
        palette.Find("input").GetAttribute("aria-activedescendant").ShouldBe(marked.Id);
        marked.Id.ShouldBe(palette.FindAll("[role=option]")[1].Id);
        var key = marked.QuerySelector(".mono")!.TextContent;
        await PressAsync(palette, "Enter");
        Services.GetRequiredService<NavigationManager>().Uri.ShouldEndWith("/cases/" + key);
        await using var db = desk.World.Open();
        (await db.SearchFeedback.SingleAsync(Xunit.TestContext.Current.CancellationToken)).Signal.ShouldBe("opened");
    }

    [Fact]
    public async Task Enter_waits_for_the_answer_to_what_was_typed()
    {
        await using var desk = await SearchDesk.OpenAsync();
        var palette = await OpenAsync(desk);

        var typing = palette.Find("input").InputAsync(new() { Value = "T-105" });
        var entering = palette.Find("input").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });
        desk.World.Database.Clock.Advance(SearchSession.Pause);
        await entering;

        Services.GetRequiredService<NavigationManager>().Uri.ShouldEndWith("/cases/T-105");
        typing.IsFaulted.ShouldBeFalse();
    }

    [Fact]
    public async Task Last_line_leads_to_all_results_of_the_kind_chosen()
    {
        await using var desk = await SearchDesk.OpenAsync();
        var palette = await OpenAsync(desk);
        Type(desk, palette, "printer");

        palette.FindAll(".kinds button")[2].Click();
        palette.WaitForState(
            () => palette.FindAll("h2").Select(heading => heading.TextContent).SequenceEqual(["Documents", "All results"]),
            s_patience
        );
        await PressAsync(palette, "ArrowUp");
        await PressAsync(palette, "Enter");

        Services.GetRequiredService<NavigationManager>().Uri.ShouldEndWith("/search?q=printer&kind=document");
    }

    [Fact]
    public async Task Overtaken_typing_asks_nothing_and_only_what_rests_is_written_down()
    {
        await using var desk = await SearchDesk.OpenAsync();
        var palette = await OpenAsync(desk);

        foreach (var text in new[] { "p", "pr", "printer" })
        {
            _ = palette.Find("input").InputAsync(new() { Value = text });
            desk.World.Database.Clock.Advance(TimeSpan.FromMilliseconds(100));
        }

        desk.World.Database.Clock.Advance(SearchSession.Pause);
        palette.WaitForState(() => palette.FindAll("[role=option]").Count > 1, s_patience);
        desk.World.Database.Clock.Advance(SearchSession.Settling);

        await using var db = desk.World.Open();
        palette.WaitForAssertion(() => db.SearchLog.Select(row => row.Query).ShouldBe(["printer"]), s_patience);
    }

    [Fact]
    [Trait("Req", "R8")]
    public async Task What_was_typed_while_the_index_was_built_is_answered_without_typing_again()
    {
        await using var desk = await SearchDesk.OpenAsync();
        desk.World.Get<SearchSnapshots>().Serve(); // the first query starts the build and is refused
        var palette = await OpenAsync(desk);

        _ = palette.Find("input").InputAsync(new() { Value = "printer" });
        desk.World.Database.Clock.Advance(SearchSession.Pause);

        palette.WaitForState(() => palette.FindAll("[role=option]").Count > 1, s_patience);
        palette.Find("[role=status]").TextContent.ShouldNotContain("starting up");
    }

    [Fact]
    public async Task Recent_searches_stand_there_while_nothing_is_typed()
    {
        await using var desk = await SearchDesk.OpenAsync();
        await desk.RecordAsync(desk.Agent, await desk.SearchAsync(desk.Agent, new() { Text = "firmware" }));
        var palette = await OpenAsync(desk);

        await palette.Instance.OpenedAsync();
        palette.Find("[role=option]").TextContent.Trim().ShouldBe("firmware");
        _ = PressAsync(palette, "Enter");
        desk.World.Database.Clock.Advance(SearchSession.Pause);

        palette.WaitForState(() => palette.FindAll("[role=option]").Count > 1, s_patience);
        palette.Find("input").GetAttribute("value").ShouldBe("firmware");
    }

    [Fact]
    public async Task Markup_in_a_title_is_shown_as_it_is_written()
    {
        await using var desk = await SearchDesk.OpenAsync();
        await desk.World.ChangeAsync(ChangeKind.Case, db => db.Cases.Single(row => row.Key == "T-101").Title = "<script>alert(1)</script>");
        var palette = await OpenAsync(desk);

        Type(desk, palette, "T-101");

        palette.FindAll("script").ShouldBeEmpty();
        palette.Find("[role=option] .title").TextContent.ShouldContain("<script>alert(1)</script>");
    }

    [Fact]
    public async Task Help_names_the_key()
    {
        await using var desk = await SearchDesk.OpenAsync();

        await OpenAsync(desk);

        _keys.InForce.ShouldContain(key => key.Key == "Ctrl K" && key.Does == "search everything");
    }

    [Theory]
    [InlineData("dark", "Use the dark theme")]
    [InlineData("theme", "Use the dark theme")]
    [InlineData("shortcuts", "Show keyboard shortcuts")]
    [InlineData("language", "Your settings")]
    [InlineData("zone", "Your settings")]
    [InlineData("logout", "Sign out")]
    [InlineData("comment", "Write a note")]
    [InlineData("answer mail", "Write to the customer")]
    [InlineData("snooze", "Set aside until later")]
    [InlineData("owner", "Assign to a colleague")]
    [InlineData("expert", "Ask a colleague")]
    public async Task Action_is_found_by_any_of_its_words(string typed, string title)
    {
        await using var desk = await SearchDesk.OpenAsync();
        var palette = await OpenOnCaseAsync(desk);

        Type(desk, palette, typed);

        palette.WaitForState(() => palette.FindAll(".entry .title").Any(each => each.TextContent == title), s_patience);
    }

    [Fact]
    public async Task Action_of_a_control_that_is_not_on_the_page_is_not_offered()
    {
        await using var desk = await SearchDesk.OpenAsync();
        var palette = await OpenAsync(desk);
        await palette.Instance.OpenedAsync(["theme", "sign-out"]);

        _ = palette.Find("input").InputAsync(new() { Value = "write a note" });
        desk.World.Database.Clock.Advance(SearchSession.Pause);
        palette.WaitForState(() => palette.FindAll("[role=option]").Count > 0, s_patience);

        palette.FindAll(".entry .title").ShouldNotContain(each => each.TextContent == "Write a note");
    }

    [Fact]
    public async Task Enter_does_what_the_text_names_and_opens_a_result_where_it_only_touches_an_action()
    {
        await using var desk = await SearchDesk.OpenAsync();
        await desk.World.ChangeAsync(ChangeKind.Case, db => db.Cases.Single(row => row.Key == "T-101").Title = "No black ink left");
        var palette = await OpenOnCaseAsync(desk);

        Type(desk, palette, "black");
        palette.FindAll(".entry .title").Select(each => each.TextContent).ShouldContain("Use the dark theme");
        palette.Find("[aria-selected=true]").TextContent.ShouldContain("black ink");

        Type(desk, palette, "dark");
        palette.Find("[aria-selected=true]").TextContent.ShouldContain("Use the dark theme");
        await PressAsync(palette, "Enter");
        JSInterop.Invocations["chooseTheme"].Single().Arguments.ShouldBe(["dark"]);
    }

    [Fact]
    public async Task Settings_stand_there_once()
    {
        await using var desk = await SearchDesk.OpenAsync();
        var palette = await OpenOnCaseAsync(desk);

        Type(desk, palette, "your settings");

        palette.FindAll(".entry .title").Count(each => each.TextContent == "Your settings").ShouldBe(1);
    }

    [Fact]
    public async Task Kinds_are_rendered_once_somebody_opens_it()
    {
        await using var desk = await SearchDesk.OpenAsync();
        var palette = await OpenAsync(desk);
        palette.FindAll(".kinds button").ShouldBeEmpty();

        await palette.Instance.OpenedAsync();

        palette.FindAll(".kinds button").ShouldNotBeEmpty();
    }

    // the browser says which controls are on the page
    private async Task<IRenderedComponent<SearchPalette>> OpenOnCaseAsync(SearchDesk desk)
    {
        var palette = await OpenAsync(desk);
        _keys.Put(this, [new("?", "show keyboard shortcuts", () => { })]);
        await palette.Instance.OpenedAsync(["note", "reply", "ask", "set-aside", "assign", "theme", "sign-out"]);
        return palette;
    }

    [Fact]
    public async Task Objects_of_other_features_are_offered_among_all_kinds_and_Enter_opens_them()
    {
        await using var desk = await SearchDesk.OpenAsync();
        Services.AddSingleton<IFoundObjects>(new OnePolicy());
        var palette = await OpenAsync(desk);

        Type(desk, palette, "printer");

        palette.WaitForState(() => palette.FindAll("h2").Any(heading => heading.TextContent == "Catalog"), s_patience);
        var option = palette.FindAll("[role=option]").First(each => each.TextContent.Contains("Printer returns", StringComparison.Ordinal));
        option.QuerySelector(".note")!.TextContent.ShouldBe("policy");
        palette.FindAll(".kinds button")[1].Click();
        palette.WaitForState(() => palette.FindAll("h2").All(heading => heading.TextContent != "Catalog"), s_patience);
        palette.FindAll(".kinds button")[0].Click();
        palette.WaitForState(() => palette.FindAll("h2").Any(heading => heading.TextContent == "Catalog"), s_patience);

        await palette
            .FindAll("[role=option]")
            .First(each => each.TextContent.Contains("Printer returns", StringComparison.Ordinal))
            .ClickAsync(new());

        Services.GetRequiredService<NavigationManager>().Uri.ShouldEndWith("/admin/policies/returns");
    }

    private async Task<IRenderedComponent<SearchPalette>> OpenAsync(SearchDesk desk)
    {
        await desk.ServeToAsync(Services);
        JSInterop.Mode = JSRuntimeMode.Loose;
        this.AddAuthorization().SetAuthorized("agent").SetRoles("agent");
        Services.AddCascadingValue(_ => _keys);
        return Render<SearchPalette>();
    }

    private static void Type(SearchDesk desk, IRenderedComponent<SearchPalette> palette, string text)
    {
        _ = palette.Find("input").InputAsync(new() { Value = text });
        desk.World.Database.Clock.Advance(SearchSession.Pause);
        palette.WaitForState(() => palette.FindAll("[role=option]").Count > 1, s_patience);
    }

    private static Task PressAsync(IRenderedComponent<SearchPalette> palette, string key) =>
        palette.Find("input").KeyDownAsync(new KeyboardEventArgs { Key = key });

    private sealed class OnePolicy : IFoundObjects
    {
        public Task<IReadOnlyList<FoundObject>> FindAsync(Actor actor, string text, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<FoundObject>>([new("Printer returns", "policy", "/admin/policies/returns")]);
    }
}
