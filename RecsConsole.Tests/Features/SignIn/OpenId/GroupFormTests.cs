using Bunit;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Engine.Access;
using RecsConsole.Features.SignIn.SingleSignOn;
using RecsConsole.Tests.Features.Drafts;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.SignIn.OpenId;

/// <summary>Teams of a group are picked by name: a misspelt key could only be refused.</summary>
public sealed class GroupFormTests
{
    private static SingleSignOnView View =>
        new("here", "Provider", [], [], [new("first", "First line"), new("second", "Second line")], OwnClearance: 1, false, false);

    [Fact]
    public async Task Teams_are_picked_by_name_and_taken_out_again()
    {
        await using var desk = await DraftDesk.OpenAsync();
        await using (var db = desk.Read())
        {
            await db.People.Where(row => row.Id == desk.Ana.PersonId).ForEachAsync(row => row.Roles = [ConsoleRole.Admin]);
            await db.SaveChangesAsync(Xunit.TestContext.Current.CancellationToken);
        }

        await using var browser = await desk.BrowserAsync(desk.Ana);
        SignInGroup? saved = null;
        var form = browser.Render<GroupForm>(parameters =>
            parameters.Add(each => each.View, View).Add(each => each.OnSave, group => saved = group)
        );

        await form.Find("#sso-group").InputAsync(new() { Value = "support" });
        await form.Find("#sso-teams").ChangeAsync(new() { Value = "second" });
        await form.Find("#sso-teams").ChangeAsync(new() { Value = "first" });
        form.FindAll(".chip").Select(chip => chip.TextContent.Trim()).ShouldBe(["Second line", "First line"]);
        form.FindAll("#sso-teams option").Select(option => option.TextContent).ShouldBe(["Add a team"]);

        await form.Find("button[aria-label='Remove Second line']").ClickAsync(new());
        form.FindAll("#sso-teams option").Select(option => option.TextContent).ShouldBe(["Add a team", "Second line"]);
        await form.Find("button.act").ClickAsync(new());

        saved.ShouldNotBeNull().Teams.ShouldBe(["first"]);
        await browser.DisposeComponentsAsync();
    }

    [Fact]
    public void Team_that_is_gone_is_shown_by_its_key() => View.NameOf("third").ShouldBe("third");
}
