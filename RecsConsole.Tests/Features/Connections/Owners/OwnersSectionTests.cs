using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Connectors;
using RecsConsole.Features.Connections.Owners;
using RecsConsole.Platform.Changes;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Connections.Owners;

/// <summary>The owners' list as an administrator uses it.</summary>
public sealed class OwnersSectionTests : BunitContext
{
    [Fact]
    public async Task Owner_without_a_visible_address_is_chosen_by_entering_one_and_added()
    {
        await using var desk = await TicketDesk.CreateAsync();
        desk.Tickets.Add("1", desk.World.Database.Clock.GetUtcNow().AddHours(-3));
        desk.Tickets.Change("1", ticket => ticket with { Owner = new RemotePerson("32", "Sam", null) });
        await desk.SyncAsync();
        await ServeAsync(desk);
        var section = Render<OwnersSection>(parameters =>
            parameters.Add(it => it.ConnectionId, desk.ConnectionId).Add(it => it.Name, "Tickets")
        );
        await section.Find("header button").ClickAsync(new());
        await section.WaitForAssertionAsync(() => section.Find("li input[type=checkbox]").HasAttribute("disabled").ShouldBeTrue());

        await section.Find("input[aria-label='Mail address of Sam']").InputAsync("sam@");
        section.Find("li input[type=checkbox]").HasAttribute("disabled").ShouldBeTrue("it is no address yet");
        await section.Find("input[aria-label='Mail address of Sam']").InputAsync("sam@acme.example");
        section.Find("li input[type=checkbox]").HasAttribute("checked").ShouldBeTrue();
        await section.Find("button.act").ClickAsync(new());

        await section.WaitForAssertionAsync(() => section.Find("p[role=status]").TextContent.ShouldBe("Added 1 person."));
        section.FindAll("li").ShouldBeEmpty();
        await DisposeComponentsAsync();
    }

    private async Task ServeAsync(TicketDesk desk)
    {
        await SignedIn.ServeToAsync(Services, desk.World.Database.Services.CreateScope().ServiceProvider, desk.Admin);
        Services.AddSingleton(desk.World.Get<ChangePoller>());
        Services.AddSingleton(desk.World.Get<LookUpOwners>());
        Services.AddSingleton(desk.World.Get<AddOwners>());
    }
}
