using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Casework.Waiting;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Work;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Tests.Features.Catalog.Actions;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Work;

/// <summary>The work page and the number in the rail as a person sees them.</summary>
public sealed class WorkPageTests : BunitContext, IAsyncLifetime
{
    private ActionDesk _desk = null!;

    public async ValueTask InitializeAsync() => _desk = await ActionDesk.CreateAsync(add: services => services.AddWork());

    [Fact]
    public async Task Line_says_what_waits_from_whom_with_which_words_and_leads_there()
    {
        await SendAsync();
        await ServeAsync(_desk.Ben, ConsoleRole.Admin);

        var page = Render<WorkPage>();

        await page.WaitForAssertionAsync(() => page.FindAll("main li, ul li").Count.ShouldBe(1));
        page.Find("li b").TextContent.ShouldBe("Publish: Call back, version 1");
        page.Find("li .words").TextContent.ShouldContain("action, by Ada");
        page.Find("li q").TextContent.ShouldBe("Not yet.");
        page.Find("li a.btn").GetAttribute("href").ShouldBe("/admin/actions/call-back");
        page.FindAll(".tabs a").Select(tab => tab.TextContent).ShouldBe(["All 1", "Publish 1"]);
    }

    [Fact]
    public async Task Who_sent_it_reads_who_can_publish_it_and_where_to_lend_the_right_when_nobody_can()
    {
        await SendAsync();
        await ServeAsync(_desk.Ada, ConsoleRole.Admin);
        var page = Render<WorkPage>();
        await page.WaitForAssertionAsync(() => page.Find(".second").TextContent.ShouldBe("Ben or Cleo can publish it."));
        page.FindAll(".empty").Count.ShouldBe(1);

        await VersionsToPublishTests.LeaveAsync(_desk, _desk.Ben);
        await VersionsToPublishTests.LeaveAsync(_desk, _desk.Cleo);
        var again = Render<WorkPage>();

        await again.WaitForAssertionAsync(() => again.Find(".second").TextContent.ShouldContain("Nobody else can decide on this."));
        again.Find(".second a").GetAttribute("href").ShouldBe("/admin/rights?lend=publish#lend-title");
    }

    [Fact]
    public void What_was_decided_and_waits_for_its_time_asks_for_nothing()
    {
        var now = new ManualClock().GetUtcNow();
        WaitingItem item = new(WaitingKind.Publish, "settings/1", "Settings of the tenant", "/admin/tenant/changes/1", now.AddDays(-3))
        {
            Detail = "Publishes tomorrow",
            IsDecided = true,
        };

        var list = Render<WorkList>(parameters =>
            parameters.Add(each => each.Lines, [new(item, "Ada", [])]).Add(each => each.Now, now).Add(each => each.Label, "Waits")
        );

        list.Find("li b").TextContent.ShouldBe("Settings of the tenant");
        list.Find("li .when").TextContent.ShouldBeEmpty();
        list.Find("li a.btn").TextContent.ShouldBe("See it");
        new FoundWork([item], new HashSet<WaitingKind> { WaitingKind.Publish }).ForReader.ShouldBeEmpty();
    }

    [Fact]
    public async Task Own_draft_says_when_it_was_kept_and_can_be_tried_and_continued()
    {
        await _desk.SaveAsync(_desk.Ada, "call-back", ActionDesk.Text);
        await ServeAsync(_desk.Ada, ConsoleRole.Admin);

        var page = Render<WorkPage>();

        await page.WaitForAssertionAsync(() => page.Find("#drafts-title").TextContent.ShouldBe("My drafts"));
        var line = page.Find("ul[aria-label='My drafts'] li");
        line.QuerySelector("b")!.TextContent.ShouldBe("Call back, version 1");
        line.QuerySelector("time").ShouldNotBeNull();
        line.QuerySelector("button")!.GetAttribute("aria-label").ShouldBe("Try on past decisions: Call back, version 1");
        line.QuerySelector("a.btn")!.GetAttribute("href").ShouldBe("/admin/actions/call-back");
    }

    [Fact]
    public async Task Empty_page_says_what_would_stand_there()
    {
        await ServeAsync(_desk.Ben, ConsoleRole.Admin);

        var page = Render<WorkPage>();

        await page.WaitForAssertionAsync(() => page.Find("h3").TextContent.ShouldBe("No task besides cases is waiting for you"));
        page.FindAll(".meant li").Select(kind => kind.TextContent).ShouldContain("your drafts that somebody sent back");
    }

    [Fact]
    public async Task Rail_counts_what_waits_and_says_it_in_words()
    {
        await SendAsync();
        await ServeAsync(_desk.Ben, ConsoleRole.Admin);

        var mark = Render<WorkMark>();

        await mark.WaitForAssertionAsync(() => mark.Find(".mark [aria-hidden]").TextContent.ShouldBe("1"));
        mark.Find(".spoken").TextContent.ShouldBe("1 is waiting for you");
    }

    private async Task SendAsync()
    {
        await _desk.SaveAsync(_desk.Ada, "call-back", ActionDesk.Text);
        (await _desk.SubmitAsync(_desk.Ada, "call-back")).Error.ShouldBeNull();
    }

    private async Task ServeAsync(Actor actor, string role)
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        this.AddAuthorization().SetAuthorized("somebody").SetRoles(role);
        var services = _desk.World.Database.Services.CreateScope().ServiceProvider;
        await SignedIn.ServeToAsync(Services, services, actor);
        Services.AddSingleton(services.GetRequiredService<ChangePoller>());
        Services.AddSingleton(services.GetRequiredService<ReadWork>());
        Services.AddSingleton(services.GetRequiredService<CountWork>());
        Services.GetRequiredService<NavigationManager>().NavigateTo(WorkFilter.Path);
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeComponentsAsync();
        await base.DisposeAsync();
        await _desk.DisposeAsync();
    }
}
