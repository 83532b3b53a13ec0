using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Components.Layout;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Components;

public sealed class RailTests : BunitContext
{
    private static readonly RailLink[] Links =
    [
        new(RailGroup.Desk, "My queue", "/", "M0 0"),
        new(RailGroup.Admin, "People", "/admin/people", "M0 0", Roles: "admin"),
    ];

    [Fact]
    public void Rail_shows_a_link_only_to_its_roles()
    {
        this.AddAuthorization().SetAuthorized("ana").SetRoles("agent");

        var rail = Render<Rail>(p => p.Add(r => r.Links, Links));

        rail.FindAll("a").Select(link => link.TextContent.Trim()).ShouldBe(["My queue"]);
    }

    [Fact]
    public void Link_brings_a_short_word_for_a_phone_and_keeps_its_name()
    {
        this.AddAuthorization().SetAuthorized("eva").SetRoles("admin");

        var rail = Render<Rail>(p => p.Add(r => r.Links, [Links[0] with { PhoneTitle = "Queue" }, Links[1]]));

        rail.FindAll("a").Select(link => link.GetAttribute("data-short")).ShouldBe(["Queue", "People"]);
        rail.FindAll("a").Select(link => link.TextContent.Trim()).ShouldBe(["My queue", "People"]);
    }

    [Fact]
    public void Rail_groups_its_links_and_marks_the_open_page()
    {
        this.AddAuthorization().SetAuthorized("eva").SetRoles("admin");

        var rail = Render<Rail>(p => p.Add(r => r.Links, Links));

        rail.FindAll("ul").Select(list => list.GetAttribute("aria-label")).ShouldBe(["Desk", "Admin"]);
        rail.Find("a[aria-current=page]").TextContent.Trim().ShouldBe("My queue");
    }

    [Theory]
    [InlineData("admin/people/ana?tab=rights", "People")]
    [InlineData("admin/peoples", "")]
    [InlineData("cases/BR-1", "")]
    [InlineData("?view=mine", "My queue")]
    public void Mark_follows_the_page_to_what_lies_below_a_link(string address, string marked)
    {
        this.AddAuthorization().SetAuthorized("eva").SetRoles("admin");
        var rail = Render<Rail>(p => p.Add(r => r.Links, Links));

        Services.GetRequiredService<NavigationManager>().NavigateTo(address);

        rail.WaitForAssertion(() =>
            string.Join(", ", rail.FindAll("a.on[aria-current=page]").Select(link => link.TextContent.Trim())).ShouldBe(marked)
        );
    }
}
