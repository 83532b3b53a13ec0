using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Features.SignIn.Links;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.SignIn;

/// <summary>Several people are invited at once; each link that is not mailed is shown once.</summary>
[Collection(SignInTestGroup.Name)]
public sealed class InviteBulkTests(SignInSite site) : BunitContext
{
    [Fact]
    [Trait("Req", "R57")]
    public async Task Each_person_gets_a_link_and_who_signs_in_already_is_refused()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        var tenant = await site.AddTenantAsync();
        var admin = await Operators.AddAsync(site.Services, tenant, site.NewName("adele"), "admin");
        var invited = await AddAsync(tenant);
        using var scope = site.Services.CreateScope();
        await SignedIn.ServeToAsync(Services, scope.ServiceProvider, admin);
        Services.AddSingleton(scope.ServiceProvider.GetRequiredService<ReadSignIn>());
        Services.AddSingleton(scope.ServiceProvider.GetRequiredService<InvitePerson>());
        var taken = 0;
        var bulk = Render<InviteBulk>();

        var asking = bulk.InvokeAsync(() => bulk.Instance.AskAsync([new(invited, "Ines"), new(admin.PersonId, "Adele")], () => taken++));
        bulk.Find("dialog h2").TextContent.ShouldBe("Invite 2 people to sign in?");
        await bulk.Find("dialog button.act").ClickAsync(new());
        await asking;

        taken.ShouldBe(1);
        bulk.FindAll(".result li b").Select(name => name.TextContent).ShouldBe(["Adele", "Ines"]);
        bulk.FindAll(".result li .tag").Select(tag => tag.TextContent).ShouldBe(["Refused", "Done"]);
        bulk.FindAll(".result code").ShouldHaveSingleItem().TextContent.ShouldNotBeEmpty();
        (await site.AuditAsync(tenant)).ShouldContain("invite.person person done");
    }

    private async Task<Guid> AddAsync(Guid tenant)
    {
        var name = site.NewName("ines");
        var person = Operators.Person(tenant, name, "agent");
        person.Email = Operators.Email(name);
        await using var db = Operators.Open(site.Services);
        db.BindTo(tenant);
        db.People.Add(person);
        await db.SaveChangesAsync();
        return person.Id;
    }
}
