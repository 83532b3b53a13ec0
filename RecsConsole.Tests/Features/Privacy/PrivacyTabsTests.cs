using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Features.Privacy;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Privacy;

/// <summary>The pages of privacy lead to each other.</summary>
public sealed class PrivacyTabsTests : BunitContext
{
    private static readonly string[] s_pages =
    [
        "/admin/privacy",
        "/admin/retention",
        "/admin/privacy/fields",
        "/admin/privacy/consent",
        "/admin/privacy/compliance",
        "/admin/privacy/record",
    ];

    [Fact]
    public void Each_page_is_named_in_full_and_only_the_open_one_is_marked()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/admin/privacy/fields");

        var tabs = Render<PrivacyTabs>();

        tabs.FindAll("nav a").Select(link => link.GetAttribute("href")).ShouldBe(s_pages);
        tabs.FindAll("a[aria-current=page]").Select(link => link.TextContent).ShouldHaveSingleItem().ShouldBe("Data fields");
    }
}
