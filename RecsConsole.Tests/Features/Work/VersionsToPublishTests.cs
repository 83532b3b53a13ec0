using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Waiting;
using RecsConsole.Features.Work;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Features.Catalog.Actions;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Work;

/// <summary>A submitted version reaches a second person, and the submitter sees who that can be.</summary>
public sealed class VersionsToPublishTests
{
    public static TheoryData<DatabaseProvider> Databases => DatabaseProviders.Running;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Version_waits_for_those_who_may_publish_it_until_one_does(DatabaseProvider provider)
    {
        await using var desk = await ActionDesk.CreateAsync(provider, services => services.AddWork());
        await desk.SaveAsync(desk.Ada, "call-back", ActionDesk.Text);
        await desk.World.Database.ShouldTellWorkOfAsync(desk.Ben, () => desk.SubmitAsync(desk.Ada, "call-back"));

        var waiting = await ReadAsync(desk, desk.Ben);

        var line = waiting.Lines.ShouldHaveSingleItem();
        line.Item.ShouldSatisfyAllConditions(
            item => item.Kind.ShouldBe(WaitingKind.Publish),
            item => item.Title.ShouldBe("Call back, version 1"),
            item => item.Detail.ShouldBe("action"),
            item => item.Address.ShouldBe("/admin/actions/call-back"),
            item => item.Since.ShouldBe(desk.Now)
        );
        line.From.ShouldBe("Ada");
        await desk.World.Database.ShouldHaveNoWorkAsync(desk.Supervisor, desk.World.Here.Agent, desk.Stranger);

        (await desk.PublishAsync(desk.Ben, "call-back")).Error.ShouldBeNull();
        await desk.World.Database.ShouldHaveNoWorkAsync(desk.Ada, desk.Ben, desk.Cleo);
    }

    [Fact]
    public async Task Draft_that_nobody_sent_waits_for_nobody()
    {
        await using var desk = await ActionDesk.CreateAsync(add: services => services.AddWork());

        await desk.SaveAsync(desk.Ada, "call-back", ActionDesk.Text);

        await desk.World.Database.ShouldHaveNoWorkAsync(desk.Ada, desk.Ben);
    }

    [Fact]
    public async Task Who_wrote_it_is_told_who_can_be_the_second_person()
    {
        await using var desk = await ActionDesk.CreateAsync(add: services => services.AddWork());
        await desk.SaveAsync(desk.Ada, "call-back", ActionDesk.Text);
        await desk.SubmitAsync(desk.Ada, "call-back");

        var own = await ReadAsync(desk, desk.Ada);

        own.Lines.ShouldBeEmpty();
        own.Sent.ShouldHaveSingleItem().Others.ShouldBe(["Ben", "Cleo"]);
    }

    [Fact]
    public async Task Nobody_is_left_where_everybody_who_could_publish_wrote_on_it_or_is_gone()
    {
        await using var desk = await ActionDesk.CreateAsync(add: services => services.AddWork());
        await desk.SaveAsync(desk.Ada, "call-back", ActionDesk.Text);
        await desk.SaveAsync(
            desk.Ben,
            "call-back",
            ActionDesk.Text with
            {
                Risk = ActionRiskLevel.Medium,
            },
            await desk.SeenAsync("call-back")
        );
        await desk.SubmitAsync(desk.Ben, "call-back");
        await LeaveAsync(desk, desk.Cleo);

        foreach (var writer in new[] { desk.Ada, desk.Ben })
        {
            var own = await ReadAsync(desk, writer);

            own.Lines.ShouldBeEmpty();
            own.Sent.ShouldHaveSingleItem().Others.ShouldBeEmpty();
        }
    }

    internal static async Task LeaveAsync(ActionDesk desk, Actor person)
    {
        await using var db = desk.World.Open();
        (await db.People.SingleAsync(row => row.Id == person.PersonId)).IsActive = false;
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private static Task<WorkView> ReadAsync(ActionDesk desk, Actor actor) => desk.World.Database.ReadWorkAsync(actor);
}
