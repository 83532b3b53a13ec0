using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Readiness;
using RecsConsole.Platform.Changes;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using RecsConsole.Tests.Support.Trails;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Readiness;

/// <summary>The page of the checklist.</summary>
public sealed class ReadinessPageTests : BunitContext
{
    [Fact]
    [Trait("Req", "R196")]
    public async Task Page_has_sixteen_rows_each_with_verdict_figures_and_the_page_that_shows_more()
    {
        await using var world = await ServeAsync(ConsoleRole.Admin);
        await world.RecommendAsync();

        var page = Render<ReadinessPage>();

        await page.WaitForAssertionAsync(() => page.FindAll("ol > li").Count.ShouldBe(16));
        page.FindAll("ol > li h3")
            .Select(each => each.TextContent)
            .ShouldBe([
                "Unit defined per surface",
                "Tenant isolation",
                "Role and permission checks",
                "Workflow constraints",
                "Provenance kept",
                "Final validation",
                "Grounded explanations",
                "Feedback captured",
                "Audit complete",
                "Labels linked to workflow outcome",
                "Offline and human evaluation",
                "Tenant configuration",
                "LLM output constrained",
                "Debug access restricted and redacted",
                "Permission regression tests",
                "Empty answer accepted",
            ]);
        page.FindAll("ol > li .tag").Count.ShouldBe(16);
        page.FindAll("ol > li").ShouldAllBe(row => row.QuerySelectorAll("dd").Length > 0 && row.QuerySelectorAll(".where a").Length == 1);
    }

    [Fact]
    public async Task Agent_is_told_that_it_is_not_theirs()
    {
        await using var world = await ServeAsync(ConsoleRole.Agent);

        var page = Render<ReadinessPage>();

        await page.WaitForAssertionAsync(() => page.Markup.ShouldNotBeEmpty());
        page.FindAll("ol > li").ShouldBeEmpty();
    }

    private async Task<DeskWorld> ServeAsync(string role)
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        var world = await DeskWorld.CreateAsync(replace: services => services.AddReadiness());
        var person = await TrailWorld.AddPersonAsync(world, role);
        var services = world.Database.Services.CreateScope().ServiceProvider;
        await SignedIn.ServeToAsync(Services, services, person);
        Services.AddSingleton(services.GetRequiredService<ChangePoller>());
        Services.AddSingleton(services.GetRequiredService<ReadReadiness>());
        return world;
    }
}
