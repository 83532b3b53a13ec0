using Bunit;
using RecsConsole.Features.Documents.Administration.Versions;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Documents;

/// <summary>The page of a document names the second person, or says that nobody is left.</summary>
public sealed class WaitsForSecondTests : BunitContext
{
    [Fact]
    public void Author_reads_who_can_approve_it()
    {
        this.AddAuthorization().SetAuthorized("ana").SetRoles("admin");

        Of(new(["Ben", "Cleo"], IsOwn: true, IsByOwnKey: false))
            .ShouldBe("You wrote this version, so somebody else has to approve it. Ben or Cleo can approve it.");
        Of(new(["Ben"], IsOwn: false, IsByOwnKey: true)).ShouldEndWith("approve it. Ben can approve it.");
        Of(new(["Ben"], IsOwn: false, IsByOwnKey: false)).ShouldBe("Ben can approve it.");
    }

    [Fact]
    public void Administrator_is_led_to_where_the_right_is_lent_when_nobody_is_left()
    {
        this.AddAuthorization().SetAuthorized("ana").SetRoles("admin");

        var hint = Render<WaitsForSecond>(parameters => parameters.Add(page => page.Wait, new([], IsOwn: true, IsByOwnKey: false)));

        hint.Find("p").TextContent.ShouldContain("Nobody else can approve it.");
        hint.Find("a").GetAttribute("href").ShouldBe("/admin/rights?lend=publish#lend-title");
    }

    private string Of(DraftWait wait) =>
        Render<WaitsForSecond>(parameters => parameters.Add(page => page.Wait, wait)).Find("p").TextContent.Trim();
}
