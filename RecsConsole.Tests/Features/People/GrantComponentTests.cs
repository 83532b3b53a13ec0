using Bunit;
using Bunit.TestDoubles;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Components.Drafts;
using RecsConsole.Components.Layout;
using RecsConsole.Components.Lists;
using RecsConsole.Features.People.Grants;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.People;

/// <summary>Rights on a person's page and in the list of all rights: given, named, and withdrawn after one confirmation.</summary>
[Trait("Req", "R47")]
public sealed class GrantComponentTests : BunitContext
{
    private static readonly DateTimeOffset s_now = new ManualClock().GetUtcNow();

    [Fact]
    public async Task Right_is_given_listed_and_withdrawn_after_one_question()
    {
        await using var world = await ServeAsync();
        var rights = RenderRights(world, isSelf: false);
        await rights.WaitForAssertionAsync(() => rights.Markup.ShouldContain("ends automatically"));
        rights.Find(".add button").HasAttribute("disabled").ShouldBeTrue();

        await rights.Find("input[aria-label='Key of the case or document']").InputAsync(new() { Value = GrantWorld.CaseKey });
        await rights.Find("input[aria-label=Reason]").InputAsync(new() { Value = "Stands in" });
        await rights.Find(".add button").ClickAsync(new());

        await rights.WaitForAssertionAsync(() => rights.Find("li b").TextContent.ShouldBe($"Case {GrantWorld.CaseKey}"));
        var asking = rights.Find("li button").ClickAsync(new());
        await rights.WaitForAssertionAsync(() => rights.Find("dialog").TextContent.ShouldContain("Withdraw the right to case BR-9?"));
        await rights.Find("dialog button.danger").ClickAsync(new());
        await asking;
        rights.Find("li").TextContent.ShouldContain("ended, was valid until");
        rights.FindAll("li button").ShouldBeEmpty();
        (await world.OperationsAsync()).ShouldBe(["give.grant", "withdraw.grant"], ignoreOrder: true);
    }

    [Fact]
    public async Task What_cannot_be_given_is_said_in_words_and_the_form_keeps_what_was_typed()
    {
        await using var world = await ServeAsync();
        var rights = RenderRights(world, isSelf: false);
        await rights.WaitForAssertionAsync(() => rights.FindAll(".add").Count.ShouldBe(1));

        await rights.Find("input[aria-label='Key of the case or document']").InputAsync(new() { Value = "NO-1" });
        await rights.Find("input[aria-label=Reason]").InputAsync(new() { Value = "Stands in" });
        await rights.Find(".add button").ClickAsync(new());

        await rights.WaitForAssertionAsync(() => rights.Find("[role=alert]").TextContent.ShouldContain("There is no case \"NO-1\""));
        rights.Find("input[aria-label='Key of the case or document']").GetAttribute("value").ShouldBe("NO-1");
    }

    [Fact]
    public async Task Nobody_is_offered_to_give_rights_to_themselves()
    {
        await using var world = await ServeAsync();

        var rights = RenderRights(world, isSelf: true);

        await rights.WaitForAssertionAsync(() => rights.Markup.ShouldContain("None."));
        rights.FindAll(".add").ShouldBeEmpty();
    }

    [Fact]
    public async Task Table_names_states_and_ends_only_what_runs()
    {
        await using var world = await ServeAsync();
        TenantGrantLine? chosen = null;

        var table = Render<GrantTable>(parameters =>
            parameters
                .Add(
                    it => it.Part,
                    PartOf(
                        Line(GrantState.Running, "BR-1") with
                        {
                            IsBreakGlass = true,
                        },
                        Line(GrantState.Expired, null),
                        Line(GrantState.Withdrawn, "BR-3") with
                        {
                            EndedAt = s_now,
                            EndedBy = "Ada",
                        }
                    )
                )
                .Add(it => it.OnWithdraw, line => chosen = line)
        );

        await table.WaitForAssertionAsync(() => table.FindAll("tbody tr").Count.ShouldBe(3));
        table.FindAll(".tag").Select(tag => tag.TextContent).ShouldBe(["Active", "Emergency", "Expired", "Withdrawn"]);
        table.FindAll("tbody tr")[1].TextContent.ShouldContain("a case that you cannot see");
        var button = table.FindAll("tbody button").ShouldHaveSingleItem();
        button.GetAttribute("aria-label").ShouldBe("Withdraw the right of Bo to case BR-1");
        await button.ClickAsync(new());
        chosen!.ObjectKey.ShouldBe("BR-1");
    }

    [Fact]
    public async Task Who_may_only_read_finds_the_rights_and_nothing_to_press()
    {
        await using var world = await ServeAsync();

        var table = Render<GrantTable>(parameters =>
            parameters
                .AddCascadingValue(AdministrationReading.IsReadOnly, true)
                .Add(it => it.Part, PartOf(Line(GrantState.Running, "BR-1")))
        );

        await table.WaitForAssertionAsync(() => table.FindAll("tbody tr").Count.ShouldBe(1));
        table.Find("tbody tr").TextContent.ShouldContain("BR-1");
        table.FindAll("tbody button").ShouldBeEmpty();
    }

    private static ListPart<TenantGrantLine> PartOf(params TenantGrantLine[] lines) => new(lines, 1, 50, lines.Length);

    private static TenantGrantLine Line(GrantState state, string? key) =>
        new(
            Guid.NewGuid(),
            new(Guid.NewGuid(), "bo", "Bo"),
            "case",
            key,
            "Helps out",
            "Ada",
            s_now,
            s_now.AddHours(1),
            IsBreakGlass: false,
            state,
            null,
            null
        );

    private IRenderedComponent<PersonGrants> RenderRights(GrantWorld world, bool isSelf) =>
        Render<PersonGrants>(parameters => parameters.Add(it => it.PersonId, world.People.Bo.PersonId).Add(it => it.IsSelf, isSelf));

    private async Task<GrantWorld> ServeAsync()
    {
        var world = await GrantWorld.CreateAsync();
        var people = world.People;
        await SignedIn.ServeToAsync(Services, people.Database.Services, people.Admin);
        Services.AddSingleton(people.Get<ListGrants>());
        Services.AddSingleton(people.Get<GrantAccess>());
        Services.AddSingleton(people.Get<WithdrawGrant>());
        ComponentFactories.AddStub<FormDraft<KeptGrant>>(); // drafts have their own tests
        JSInterop.Mode = JSRuntimeMode.Loose;
        return world;
    }
}
