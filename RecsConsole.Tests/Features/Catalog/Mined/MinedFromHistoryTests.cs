using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Components.Layout;
using RecsConsole.Database;
using RecsConsole.Features.Catalog.Mined;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Catalog.Mined;

/// <summary>The part of a page that says what a connection suggests, for a person to draft.</summary>
public sealed class MinedFromHistoryTests : BunitContext
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Level_shows_its_hours_and_cases_and_is_drafted_with_a_button()
    {
        await using var desk = await MinedDesk.CreateAsync();
        var part = await ServeAsync(desk);
        var row = part.Find($"tr[data-level={MinedDesk.LevelKey}]");
        row.TextContent.ShouldContain("P4");
        row.TextContent.ShouldContain("28 hours");
        row.TextContent.ShouldContain("25 cases");

        await part.Find($"tr[data-level={MinedDesk.LevelKey}] button").ClickAsync(new());

        await part.WaitForAssertionAsync(() =>
            part.Find($"tr[data-level={MinedDesk.LevelKey}] a").GetAttribute("href").ShouldBe("/admin/service-levels/" + MinedDesk.LevelKey)
        );
        part.Find("p[role=status]").TextContent.ShouldStartWith("The draft is saved.");
        await using var db = desk.Desk.World.Open();
        (await db.ServiceLevels.SingleAsync(level => level.Key == MinedDesk.LevelKey, Token)).Status.ShouldBe(VersionStatus.Draft);
    }

    [Fact]
    public async Task States_and_ways_are_listed_and_their_actions_drafted_with_a_button()
    {
        await using var desk = await MinedDesk.CreateAsync();
        var part = await ServeAsync(desk);
        part.Find("[data-state=Feedback]").TextContent.ShouldContain("not in the workflow");
        part.Find("[data-way=feedback]").TextContent.ShouldContain("25 times");

        await part.Find(".do button").ClickAsync(new());

        await part.WaitForAssertionAsync(() => part.FindAll(".do button").ShouldBeEmpty("they wait for somebody to publish them"));
        part.Find("p[role=status]").TextContent.ShouldStartWith("2 actions wait as drafts.");
    }

    [Fact]
    public async Task Retired_action_is_said_on_its_line_with_a_link_that_drafts_its_next_version()
    {
        await using var desk = await MinedDesk.CreateAsync();
        await desk.Get<SaveMinedActionDrafts>().RunAsync(desk.Admin, MinedDesk.CaseType, Token);
        await using (var db = desk.Desk.World.Open())
        {
            (await db.Actions.SingleAsync(row => row.Key == "feedback", Token)).Status = VersionStatus.Retired;
            await db.SaveChangesAsync(Token);
        }

        var part = await ServeAsync(desk);

        var line = part.Find("[data-way=feedback]");
        line.TextContent.ShouldContain("action retired here on");
        line.TextContent.ShouldNotContain("action not published");
        part.Find("[data-way=feedback] a").GetAttribute("href").ShouldBe("/admin/actions/feedback/edit");
        part.Find("[data-way=feedback] a").TextContent.ShouldBe("Draft version 2");
        part.Find("[data-way=working]").TextContent.ShouldContain("action not published");
    }

    [Fact]
    public async Task Reader_who_may_not_draft_sees_no_button()
    {
        await using var desk = await MinedDesk.CreateAsync();

        var part = await ServeAsync(desk, isReadOnly: true);

        part.FindAll("button").ShouldBeEmpty();
        part.FindAll("[data-state]").ShouldNotBeEmpty();
        part.FindAll("tr[data-level]").ShouldNotBeEmpty();
    }

    private async Task<IRenderedComponent<MinedFromHistory>> ServeAsync(MinedDesk desk, bool isReadOnly = false)
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        var services = desk.Desk.World.Database.Services.CreateScope().ServiceProvider;
        await SignedIn.ServeToAsync(Services, services, desk.Admin);
        Services.AddFallbackServiceProvider(services);
        var part = Render<MinedFromHistory>(p =>
            p.Add(each => each.CaseType, MinedDesk.CaseType).AddCascadingValue(AdministrationReading.IsReadOnly, isReadOnly)
        );
        await part.WaitForStateAsync(() => part.FindAll("h3").Count > 0);
        return part;
    }
}
