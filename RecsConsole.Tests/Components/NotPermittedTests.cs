using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Components.States;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Components;

/// <summary>A page that the reader's role does not permit says which roles it is for, and names no object.</summary>
public sealed class NotPermittedTests : BunitContext
{
    [Theory]
    [InlineData("/teams", null, "This page is for these roles: supervisor, admin.")]
    [InlineData("/admin/people/ana", null, "This page is for these roles: admin, auditor.")]
    [InlineData("/review/studies/new", "lead", "This page is for these roles: lead.")]
    [InlineData("/audit/alerts", null, "This page is for these roles: admin, auditor.")]
    public void Page_is_for_those_who_have_it_in_their_rail_or_whom_it_names(string address, string? roles, string words)
    {
        AddAuthorization().SetAuthorized("ana").SetRoles("agent");
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);

        var page = Render<NotPermitted>(p => p.Add(shown => shown.Roles, roles));

        page.Find("h1").TextContent.ShouldBe("You cannot open this page");
        page.Find("p").TextContent.ShouldContain(words);
        page.Find("p").TextContent.ShouldContain("ask an administrator");
        page.Markup.ShouldNotContain("/admin/people/ana");
    }

    [Fact]
    public void Who_has_the_role_is_not_told_that_it_lacks()
    {
        AddAuthorization().SetAuthorized("sam").SetRoles("supervisor");
        Services.GetRequiredService<NavigationManager>().NavigateTo("/admin/actions/new");

        Render<NotPermitted>().Find("p").TextContent.Trim().ShouldBe("If you need access, ask an administrator of this tenant.");
    }

    [Theory]
    [InlineData("agent", "/", "Go to my queue")]
    [InlineData("supervisor", "/", "Go to my queue")]
    [InlineData("admin", "/work", "Go to my work")]
    [InlineData("reviewer", "/work", "Go to my work")]
    [InlineData("auditor", "/work", "Go to my work")]
    public void Way_back_leads_to_what_the_reader_does(string role, string address, string words)
    {
        AddAuthorization().SetAuthorized("ana").SetRoles(role);

        var back = Render<NotPermitted>().Find("a.btn");

        (back.GetAttribute("href"), back.TextContent.Trim()).ShouldBe((address, words));
    }
}
