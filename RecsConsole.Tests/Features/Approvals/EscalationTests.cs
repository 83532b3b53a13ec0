using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.Approvals;
using RecsConsole.Features.Approvals.Escalation;
using RecsConsole.Platform;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Approvals;

public class EscalationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Request_that_nobody_decided_in_time_is_told_to_everybody_who_may_and_waits_once_more()
    {
        await using var desk = await ApprovalDesk.OpenAsync();
        var other = await desk.AddAsync(desk.World.Here.TenantId, "sue", 1, "supervisor");
        var request = await desk.RequestAsync();
        desk.World.Database.Clock.Set(request.Deadline);

        (await EscalateAsync(desk)).ShouldBe(1);
        (await EscalateAsync(desk)).ShouldBe(0);

        var after = await desk.FindAsync(request.Id);
        after.Status.ShouldBe(ApprovalStatus.Pending);
        after.EscalatedAt.ShouldBe(request.Deadline);
        (after.Deadline - request.Deadline).ShouldBe(request.Deadline - request.RequestedAt);
        // the outsider may not see the case
        (await NotifiedAsync(desk)).ShouldBe([desk.Supervisor.PersonId, other.PersonId], ignoreOrder: true);
        // with the request as seen before: the escalation did not change it
        (await desk.DecideAsync(desk.Supervisor, request)).IsOk.ShouldBeTrue();
        (await NotifiedAsync(desk)).ShouldBeEmpty(); // no decision is pending any more
    }

    [Fact]
    public async Task It_lapses_when_nobody_decided_after_the_escalation_either()
    {
        await using var desk = await ApprovalDesk.OpenAsync();
        var request = await desk.RequestAsync();
        desk.World.Database.Clock.Set(request.Deadline);
        await EscalateAsync(desk);
        desk.World.Database.Clock.Set((await desk.FindAsync(request.Id)).Deadline);

        await EscalateAsync(desk);

        (await desk.FindAsync(request.Id)).Status.ShouldBe(ApprovalStatus.Lapsed);
        (await NotifiedAsync(desk)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_no_longer_holds_lapses_instead_of_being_escalated()
    {
        await using var desk = await ApprovalDesk.OpenAsync();
        var request = await desk.RequestAsync();
        await Movement.MakeAsync(desk, request, "case");
        desk.World.Database.Clock.Set(request.Deadline);

        await EscalateAsync(desk);

        (await desk.FindAsync(request.Id)).Status.ShouldBe(ApprovalStatus.Lapsed);
        (await NotifiedAsync(desk)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Administrators_hear_of_it_where_nobody_is_left_who_may_decide()
    {
        await using var desk = await ApprovalDesk.OpenAsync();
        var admin = await desk.AddAsync(desk.World.Here.TenantId, "adele", 1, "admin");
        var request = await desk.RequestAsync();
        await using (var db = desk.World.Open())
        {
            (await db.People.SingleAsync(person => person.Id == desk.Supervisor.PersonId, Token)).IsActive = false;
            await db.SaveChangesAsync(Token);
        }

        desk.World.Database.Clock.Set(request.Deadline);
        await EscalateAsync(desk);

        (await NotifiedAsync(desk)).ShouldBe([admin.PersonId]);
    }

    [Fact]
    public async Task Looking_at_the_list_escalates_too_while_no_job_has_run()
    {
        await using var desk = await ApprovalDesk.OpenAsync();
        var request = await desk.RequestAsync();
        desk.World.Database.Clock.Set(request.Deadline);

        var line = (await desk.ListAsync(desk.Supervisor)).Lines.ShouldHaveSingleItem();

        (line.Status, line.EscalatedAt, line.MayDecide).ShouldBe((ApprovalStatus.Pending, request.Deadline, true));
    }

    private static async Task<int> EscalateAsync(ApprovalDesk desk) =>
        (await desk.Get<EscalateApprovals>().RunAsync(new(desk.World.Here.TenantId, Guid.Empty), Token)).Value;

    private static async Task<List<Guid>> NotifiedAsync(ApprovalDesk desk)
    {
        await using var db = desk.World.Open();
        return await db.InboxItems.Where(row => row.Kind == InboxKind.Escalated).Select(row => row.RecipientId).ToListAsync(Token);
    }
}
