using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Casework;
using RecsConsole.Components.Drafts;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Catalog.Actions.Feedback;
using RecsConsole.Features.Security.Alerts;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations.Feedback;

/// <summary>The pages on which people answer feedback on suggestions.</summary>
[Trait("Req", "R102")]
public sealed class FeedbackPagesTests : BunitContext
{
    [Fact]
    public async Task Nothing_said_is_told_and_when_something_would_appear()
    {
        await using var world = await ServeAsync(ConsoleRole.Admin);

        var page = Render<ActionFeedbackPage>();

        await page.WaitForAssertionAsync(() => page.Find("h2").TextContent.ShouldBe("Nothing is waiting for an answer"));
    }

    [Fact]
    public async Task Keeper_reads_who_said_what_and_answers_it()
    {
        await using var world = await ServeAsync(ConsoleRole.Admin);
        await FeedbackDesk.DismissAsync(world, SlateKind.Action, "ask", DismissReasons.NotApplicable, "Not for leased ones.");

        var page = Render<ActionFeedbackPage>();

        await page.WaitForAssertionAsync(() => page.FindAll("article").Count.ShouldBe(1));
        page.Find("article").TextContent.ShouldContain("Not for leased ones.");
        page.Find("article button.act").HasAttribute("disabled").ShouldBeTrue(); // an empty answer cannot be sent
        await page.Find("article textarea").InputAsync("Leased ones are left out now.");
        await page.Find("article button.act").ClickAsync(new());
        await page.WaitForAssertionAsync(() => page.FindAll("article").ShouldBeEmpty());
        page.Find(".news").TextContent.ShouldContain("Answered.");
    }

    [Fact]
    public async Task Supervisor_reads_and_has_no_form()
    {
        await using var world = await ServeAsync(ConsoleRole.Supervisor);
        await FeedbackDesk.DismissAsync(world, SlateKind.Action, "ask", DismissReasons.NotApplicable);

        var page = Render<ActionFeedbackPage>();

        await page.WaitForAssertionAsync(() => page.FindAll("article").Count.ShouldBe(1));
        page.FindAll("textarea").ShouldBeEmpty();
    }

    [Fact]
    public async Task Alert_of_what_should_not_be_shown_is_answered_beside_the_list()
    {
        await using var world = await ServeAsync(ConsoleRole.Auditor);
        await FeedbackDesk.DismissAsync(world, SlateKind.Action, "ask", DismissReasons.WrongPermission, "Belongs to the other plant.");
        await using (var db = world.Open())
        {
            var alert = db.SecurityAlerts.Single();
            Services.GetRequiredService<NavigationManager>().NavigateTo(new AlertFilter { Alert = alert.Id }.Address);
        }

        var page = Render<AlertsPage>();

        await page.WaitForAssertionAsync(() => page.FindAll("article textarea").Count.ShouldBe(1));
        page.Find("article .reason").TextContent.ShouldContain("Belongs to the other plant.");
        await page.Find("article textarea").InputAsync("The group had a right too many.");
        await page.Find("article .answer button.act").ClickAsync(new());
        await page.WaitForAssertionAsync(() => page.FindAll("article textarea").ShouldBeEmpty());
        page.Find("article").TextContent.ShouldContain("access corrected");
    }

    private async Task<DeskWorld> ServeAsync(string role)
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        var world = await FeedbackDesk.CreateAsync();
        var person = await FeedbackDesk.AddAsync(world, role);
        var services = world.Database.Services.CreateScope().ServiceProvider;
        await SignedIn.ServeToAsync(Services, services, person);
        Services.AddSingleton(services.GetRequiredService<ChangePoller>());
        Services.AddSingleton(services.GetRequiredService<IDraftStore>());
        Services.AddSingleton(services.GetRequiredService<ListActionFeedback>());
        Services.AddSingleton(services.GetRequiredService<AnswerActionFeedback>());
        Services.AddSingleton(services.GetRequiredService<ListAlerts>());
        Services.AddSingleton(services.GetRequiredService<MarkAlertSeen>());
        Services.AddSingleton(services.GetRequiredService<AnswerAlert>());
        return world;
    }
}
