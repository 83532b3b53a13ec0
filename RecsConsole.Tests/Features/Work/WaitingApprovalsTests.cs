using RecsConsole.Casework.Waiting;
using RecsConsole.Features.Work;
using RecsConsole.Tests.Features.Approvals;
using RecsConsole.Tests.Support.Servers;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Work;

public sealed class WaitingApprovalsTests
{
    [Fact]
    public async Task Request_waits_for_whoever_may_approve_it_and_see_its_case_until_it_is_decided()
    {
        await using var desk = await ApprovalDesk.OpenAsync(replace: services => services.AddWork());
        var request = await desk.RequestAsync();
        var database = desk.World.Database;

        var line = (await database.ReadWorkAsync(desk.Supervisor)).Lines.ShouldHaveSingleItem();

        line.Item.Kind.ShouldBe(WaitingKind.Approve);
        line.Item.Title.ShouldBe("Do wipe on T-1");
        line.Item.Address.ShouldBe($"/approvals?request={request.Id:D}");
        line.Item.Due.ShouldBe(request.Deadline);
        line.Item.FromId.ShouldBe(desk.Agent.PersonId);
        await database.ShouldHaveNoWorkAsync(desk.Outsider, desk.Sales, desk.Stranger, desk.Agent);

        await database.ShouldTellWorkOfAsync(desk.Supervisor, () => desk.DecideAsync(desk.Supervisor, request));
        await database.ShouldHaveNoWorkAsync(desk.Supervisor);
    }

    [Fact]
    [Trait("Req", "R48")]
    public async Task Request_on_a_case_that_the_decision_point_denies_waits_for_nobody()
    {
        await using var point = await DecisionPointServer.StartAsync();
        await using var desk = await ApprovalDesk.OpenAsync(replace: services =>
        {
            services.AddWork();
            point.Serve(services);
        });
        var request = await desk.RequestAsync();
        var database = desk.World.Database;
        (await database.ReadWorkAsync(desk.Supervisor)).Lines.ShouldHaveSingleItem();

        point.Denied.Add(request.CaseId.ToString("D"));

        await database.ShouldHaveNoWorkAsync(desk.Supervisor);
    }
}
