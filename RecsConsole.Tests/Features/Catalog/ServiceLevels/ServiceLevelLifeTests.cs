using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.Catalog.ServiceLevels;
using RecsConsole.Features.Catalog.ServiceLevels.List;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Catalog.ServiceLevels;

/// <summary>From a draft to a level in force: what is refused, who publishes, and who sees it.</summary>
public sealed class ServiceLevelLifeTests
{
    public static TheoryData<DatabaseProvider> Databases => DatabaseProviders.Running;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Second_person_publishes_it_and_the_next_version_replaces_it(DatabaseProvider provider)
    {
        await using var desk = await ServiceLevelDesk.CreateAsync(provider);
        (await desk.SaveAsync(desk.Ada, ServiceLevelDesk.Key, ServiceLevelDesk.Text)).Error.ShouldBeNull();
        (await desk.PublishAsync(desk.Ben, ServiceLevelDesk.Key)).Error!.Kind.ShouldBe(ErrorKind.Conflict, "nobody sent it for review");
        await desk
            .World.Get<VersionLife<ServiceLevelRow, ServiceLevelContent>>()
            .SubmitAsync(desk.Ada, await desk.NewestAsync(ServiceLevelDesk.Key), Token);

        (await desk.PublishAsync(desk.Ada, ServiceLevelDesk.Key)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await desk.PublishAsync(desk.Ben, ServiceLevelDesk.Key)).Error.ShouldBeNull();
        (await desk.BringInForceAsync(ServiceLevelDesk.Key, ServiceLevelDesk.Text with { TargetMinutes = 60 })).Error.ShouldBeNull();

        var view = (await desk.ReadAsync(desk.Supervisor, ServiceLevelDesk.Key)).Value!;
        view.Versions.Select(version => (version.Version, version.Status, version.Text.TargetMinutes))
            .ShouldBe([(2, VersionStatus.Published, 60), (1, VersionStatus.Retired, 240)]);
        (await desk.AuditAsync("publish.service_level")).Select(entry => entry.Outcome).Order().ShouldBe(["denied", "done", "done"]);
    }

    [Theory]
    [InlineData(0, null, null, "ticket", "working", "above 0")]
    [InlineData(-60, null, null, "ticket", "working", "above 0")]
    [InlineData(60, 5, null, "ticket", "working", "from 1 to 4")]
    [InlineData(60, null, "Platinum", "ticket", "working", "Platinum")]
    [InlineData(60, null, null, "renewal", "working", "renewal")]
    [InlineData(60, null, null, "ticket", "parked", "parked")]
    [InlineData(60, null, null, "ticket", "resolved", "resolved")]
    public async Task What_no_case_can_be_promised_is_refused(
        int minutes,
        int? priority,
        string? tier,
        string type,
        string pause,
        string expected
    )
    {
        await using var desk = await ServiceLevelDesk.CreateAsync();
        var text = ServiceLevelDesk.Text with
        {
            TargetMinutes = minutes,
            Priority = priority,
            Tier = tier,
            CaseTypes = [type],
            PauseStates = [pause],
        };

        var saved = await desk.SaveAsync(desk.Ada, ServiceLevelDesk.Key, text);

        saved.Error.ShouldNotBeNull().Kind.ShouldBe(ErrorKind.Invalid);
        saved.Error.Message.ShouldContain(expected);
    }

    [Fact]
    public async Task Level_for_the_same_cases_is_saved_and_not_published_until_it_is_narrowed()
    {
        await using var desk = await ServiceLevelDesk.CreateAsync();
        await desk.BringInForceAsync(ServiceLevelDesk.Key, ServiceLevelDesk.Text);

        var refused = await desk.BringInForceAsync("other", ServiceLevelDesk.Text with { Title = "Others" });
        await desk
            .World.Get<VersionLife<ServiceLevelRow, ServiceLevelContent>>()
            .WithdrawAsync(desk.Ada, await desk.NewestAsync("other"), Token);
        var narrowed = await desk.BringInForceAsync("other", ServiceLevelDesk.Text with { Title = "Others", Priority = 2 });

        refused.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        refused.Error.Message.ShouldContain("Tickets applies to the same cases");
        narrowed.Error.ShouldBeNull();
    }

    [Fact]
    public async Task Other_tenant_sees_nothing_and_supervisors_only_read()
    {
        await using var desk = await ServiceLevelDesk.CreateAsync();
        await desk.BringInForceAsync(ServiceLevelDesk.Key, ServiceLevelDesk.Text);

        (await desk.ReadAsync(desk.Stranger, ServiceLevelDesk.Key)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
        (await desk.World.Get<ListServiceLevels>().RunAsync(desk.Stranger, new(), Token)).Value!.Lines.ShouldBeEmpty();
        (await desk.World.Get<ListServiceLevels>().RunAsync(desk.Supervisor, new(), Token))
            .Value!.Lines.ShouldHaveSingleItem()
            .Title.ShouldBe("Tickets");
        (await desk.SaveAsync(desk.Supervisor, "new-one", ServiceLevelDesk.Text)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await desk.PreviewAsync(desk.Supervisor, ServiceLevelDesk.Text)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await desk.World.Get<ListServiceLevels>().RunAsync(desk.World.Here.Agent, new(), Token)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await desk.AuditAsync("create.service_level")).ShouldContain(entry =>
            entry.Outcome == "denied" && entry.ActorId == desk.Supervisor.PersonId
        );
    }

    [Theory]
    [InlineData("4", 240)]
    [InlineData("4.5", 270)]
    [InlineData("4,5", 270)]
    [InlineData("-1", 0)]
    [InlineData("four", 0)]
    [InlineData("99999999999999999999999999999999", 0)]
    public void Hours_are_read_as_people_write_them(string typed, int minutes) =>
        new ServiceLevelForm { Hours = typed }
            .ToText()
            .TargetMinutes.ShouldBe(minutes);
}
