using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Components.Drafts;
using RecsConsole.Features.People;
using RecsConsole.Features.People.Absences;
using RecsConsole.Features.People.Bulk;
using RecsConsole.Features.People.Profile;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.People;

/// <summary>Several people are deactivated, set away and set back at once, each as on their own page.</summary>
[Trait("Req", "R136")]
public sealed class PeopleBulkTests : BunitContext
{
    private int _taken;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_may_be_deactivated_is_and_administrators_do_not_deactivate_themselves()
    {
        await using var world = await ServeAsync();
        var lines = await ListAsync(world);
        var bulk = Render<PeopleBulk>();

        var asking = bulk.InvokeAsync(() => bulk.Instance.AskToDeactivateAsync(lines, () => _taken++));
        bulk.Find("dialog h2").TextContent.ShouldBe("Deactivate 2 people?");
        bulk.FindAll("dialog li").Select(line => line.TextContent).ShouldBe(["Ada", "Bo"]);
        await bulk.Find("dialog button.danger").ClickAsync(new());
        await asking;

        bulk.FindAll(".result li b").Select(name => name.TextContent).ShouldBe(["Ada", "Bo"]);
        bulk.Find(".result li").TextContent.ShouldContain("You cannot remove your own admin role or deactivate yourself.");
        _taken.ShouldBe(1);
        (await world.ReadAsync("ada")).Profile.IsActive.ShouldBeTrue();
        (await world.ReadAsync("bo")).Profile.IsActive.ShouldBeFalse();
    }

    [Fact]
    public async Task Person_changed_since_the_list_was_read_is_refused_and_left_as_they_are()
    {
        await using var world = await ServeAsync();
        await world.SaveAsync(world.Admin, "bo", profile => profile with { IsActive = false });
        var line = (await ListAsync(world)).Single(each => !each.IsActive);
        await world.SaveAsync(world.Admin, "bo", profile => profile with { Capacity = 3 });
        var bulk = Render<PeopleBulk>();

        await bulk.InvokeAsync(() => bulk.Instance.ActivateAsync([line], () => _taken++));

        bulk.Find(".result li").TextContent.ShouldContain("Somebody else has changed this person.");
        (await world.ReadAsync("bo")).Profile.IsActive.ShouldBeFalse();
    }

    [Fact]
    public async Task Times_away_are_local_to_each_person()
    {
        await using var world = await ServeAsync();
        await world.SaveAsync(world.Admin, "bo", profile => profile with { TimeZone = "America/New_York" });
        var bulk = Render<PeopleBulk>();
        var lines = await ListAsync(world);

        await bulk.InvokeAsync(() => bulk.Instance.AskHowLongAsync(lines, () => _taken++));
        await bulk.Find("input[aria-label='Absent from']").ChangeAsync(new() { Value = "2030-01-07T09:00:00" });
        await bulk.Find("input[aria-label='Absent to']").ChangeAsync(new() { Value = "2030-01-08T17:00:00" });
        await bulk.Find("dialog .add button").ClickAsync(new());

        await bulk.WaitForAssertionAsync(() => bulk.FindAll("dialog h2").ShouldBeEmpty());
        bulk.Find("[role=status]").TextContent.ShouldBe("Done: 2 of 2.");
        (await AbsenceOfAsync(world, "ada")).From.UtcDateTime.Hour.ShouldBe(8); // Berlin
        (await AbsenceOfAsync(world, "bo")).From.UtcDateTime.Hour.ShouldBe(14);
    }

    [Fact]
    public async Task Who_is_away_is_listed_so_and_comes_back_now()
    {
        await using var world = await ServeAsync();
        var now = world.Database.Clock.GetUtcNow();
        var absence = new PersonAbsence(Guid.NewGuid(), now.AddDays(-1), now.AddDays(2));
        var later = new PersonAbsence(Guid.NewGuid(), now.AddDays(20), now.AddDays(22));
        await world.SaveAsync(world.Admin, "bo", profile => profile with { Absences = [absence, later] });
        var away = (await ListAsync(world)).Single(each => each.AwayUntil is not null);
        var bulk = Render<PeopleBulk>();

        await bulk.InvokeAsync(() => bulk.Instance.SetBackAsync([away], () => _taken++));

        (away.Key, away.AwayUntil).ShouldBe(("bo", absence.To));
        (await world.ReadAsync("bo")).Profile.Absences.Select(each => each.To).ShouldBe([now, later.To]);
        (await ListAsync(world)).ShouldAllBe(each => each.AwayUntil == null);
    }

    [Fact]
    public async Task Each_button_counts_the_people_it_is_for()
    {
        await using var world = await ServeAsync();
        var lines = await ListAsync(world);
        PersonLine[] picked = [lines[0] with { AwayUntil = DateTimeOffset.UnixEpoch }, lines[1] with { IsActive = false }];

        var steps = Render<PeopleBulkSteps>(p => p.Add(each => each.Lines, picked));

        steps
            .FindAll("button")
            .Select(button => button.TextContent)
            .ShouldBe(["Set 1 away…", "1 back now", "Invite 1…", "Deactivate 1", "Activate 1"]);
    }

    private static async Task<PersonAbsence> AbsenceOfAsync(PeopleWorld world, string key) =>
        (await world.ReadAsync(key)).Profile.Absences.ShouldHaveSingleItem();

    private static async Task<IReadOnlyList<PersonLine>> ListAsync(PeopleWorld world) =>
        (await world.Get<ListPeople>().RunAsync(world.Admin, new(), Token)).Value!.Lines;

    private async Task<PeopleWorld> ServeAsync()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        var world = await PeopleWorld.CreateAsync();
        await SignedIn.ServeToAsync(Services, world.Database.Services, world.Admin);
        Services.AddSingleton(world.Get<ReadPerson>());
        Services.AddSingleton(world.Get<SavePerson>());
        ComponentFactories.AddStub<FormDraft<KeptAbsence>>(); // drafts have their own tests
        return world;
    }
}
