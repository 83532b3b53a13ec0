using System.Globalization;
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

    [Fact]
    public void Long_group_folds_to_the_open_page_and_unfolds()
    {
        this.AddAuthorization().SetAuthorized("eva").SetRoles("admin");
        var numbers = Enumerable.Range(1, 12);
        RailLink[] many = [.. numbers.Select(each => new RailLink(RailGroup.Admin, $"Page {each}", $"/admin/{each}", "M0 0"))];
        Services.GetRequiredService<NavigationManager>().NavigateTo("admin/7");
        var rail = Render<Rail>(p => p.Add(r => r.Links, [Links[0], .. many]));
        rail.FindAll("button.group").Count.ShouldBe(1, "the desk is short");

        rail.Find("button.group").Click();

        rail.FindAll("a").Select(link => link.TextContent.Trim()).ShouldBe(["My queue", "Page 7"]);
        rail.Find("button.group").GetAttribute("aria-expanded").ShouldBe("false");
        rail.Find("button.group").Click();
        rail.FindAll("a").Count.ShouldBe(13);
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

    [Fact]
    public void Drawing_is_made_once_and_is_hidden_from_screen_readers()
    {
        var drawn = RailIcon.Of("M4 6h16");

        drawn.Value.ShouldBe("<svg viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path d=\"M4 6h16\" /></svg>");
        RailIcon.Of("M4 6h16").Value.ShouldBeSameAs(drawn.Value);
    }

    [Fact]
    public void No_drawing_of_the_rail_needs_encoding() =>
        RailLinks.Pages.ShouldAllBe(link => RailIcon.Of(link.Icon).Value.Contains($"\"{link.Icon}\"", StringComparison.Ordinal));

    [Fact]
    public void Links_are_made_once_for_each_language()
    {
        var before = CultureInfo.CurrentUICulture;
        var here = RailLinks.All;
        RailLinks.All.ShouldBeSameAs(here);

        CultureInfo.CurrentUICulture = new("de");
        var german = RailLinks.All;
        CultureInfo.CurrentUICulture = before;

        german.ShouldNotBeSameAs(here);
        german.Select(link => link.Address).ShouldBe(here.Select(link => link.Address));
    }
}
