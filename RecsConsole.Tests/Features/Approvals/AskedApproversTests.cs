using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Features.Approvals.Escalation;
using RecsConsole.Features.Approvals.OnCase;
using RecsConsole.Features.Inbox;
using RecsConsole.Features.Inbox.Items;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Approvals;

/// <summary>The people who may approve a request are notified when it is made, once, as long as it is pending.</summary>
public sealed class AskedApproversTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Req", "R211")]
    public async Task Who_may_approve_is_asked_once_with_the_justification_and_a_link_to_the_request()
    {
        await using var desk = await ApprovalDesk.OpenAsync(replace: services => services.AddInbox());
        var request = await desk.RequestAsync();

        (await AskedAsync(desk)).ShouldBe([desk.Supervisor.PersonId]); // the outsider may not see the case
        var line = (await ReadAsync(desk, desk.Supervisor)).Lines.ShouldHaveSingleItem();
        (line.Kind, line.Text, line.RequestId, line.IsUnread).ShouldBe(
            (InboxKind.ToApprove, "The customer asked for it twice.", (Guid?)request.Id, true)
        );
        InboxLabels.Title(line).ShouldStartWith("Person agent asks you to approve “Do wipe” on ");
        InboxLabels.Address(line).ShouldBe($"/approvals?request={request.Id:D}");
        (await ReadAsync(desk, desk.Agent)).Lines.ShouldBeEmpty();
        (await ReadAsync(desk, desk.Stranger)).Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task Team_comes_first_and_who_is_absent_is_passed_over()
    {
        await using var desk = await ApprovalDesk.OpenAsync();
        var other = await desk.AddAsync(desk.World.Here.TenantId, "sue", 1, "supervisor");
        await desk.World.ChangeAsync(ChangeKind.Person, db => db.People.Single(person => person.Id == other.PersonId).Teams = ["two"]);
        var first = await desk.RequestAsync();
        (await AskedAsync(desk)).ShouldBe([desk.Supervisor.PersonId]);
        await desk.Get<WithdrawApproval>().RunAsync(desk.Agent, first.Id, Token);
        await desk.World.ChangeAsync(ChangeKind.Person, db => db.Absences.Add(AnAbsence(desk, desk.Supervisor)));

        await desk.RequestAsync();

        (await AskedAsync(desk)).ShouldBe([other.PersonId]);
    }

    [Fact]
    public async Task Everybody_is_asked_where_all_are_absent()
    {
        await using var desk = await ApprovalDesk.OpenAsync();
        await desk.World.ChangeAsync(ChangeKind.Person, db => db.Absences.Add(AnAbsence(desk, desk.Supervisor)));

        await desk.RequestAsync();

        (await AskedAsync(desk)).ShouldBe([desk.Supervisor.PersonId]);
    }

    [Theory]
    [InlineData("decided")]
    [InlineData("withdrawn")]
    [InlineData("escalated")]
    public async Task Unread_question_goes_with_the_request_and_is_replaced_by_its_escalation(string end)
    {
        await using var desk = await ApprovalDesk.OpenAsync();
        var other = await desk.AddAsync(desk.World.Here.TenantId, "sue", 1, "supervisor");
        var request = await desk.RequestAsync();
        (await AskedAsync(desk)).ShouldBe([desk.Supervisor.PersonId, other.PersonId], ignoreOrder: true);

        await EndAsync(desk, request, end);

        (await AskedAsync(desk)).ShouldBeEmpty();
        await using var db = desk.World.Open();
        (await db.InboxItems.CountAsync(row => row.Kind == InboxKind.Escalated, Token)).ShouldBe(end is "escalated" ? 2 : 0);
    }

    private static async Task EndAsync(ApprovalDesk desk, ApprovalRequestRow request, string end)
    {
        switch (end)
        {
            case "decided":
                (await desk.DecideAsync(desk.Supervisor, request)).IsOk.ShouldBeTrue();
                break;
            case "withdrawn":
                (await desk.Get<WithdrawApproval>().RunAsync(desk.Agent, request.Id, Token)).IsOk.ShouldBeTrue();
                break;
            default:
                desk.World.Database.Clock.Set(request.Deadline);
                (await desk.Get<EscalateApprovals>().RunAsync(new(desk.World.Here.TenantId, Guid.Empty), Token)).Value.ShouldBe(1);
                break;
        }
    }

    private static AbsenceRow AnAbsence(ApprovalDesk desk, Actor person) =>
        new()
        {
            TenantId = person.TenantId,
            Id = Guid.NewGuid(),
            PersonId = person.PersonId,
            From = desk.World.Database.Clock.GetUtcNow().AddHours(-1),
            To = desk.World.Database.Clock.GetUtcNow().AddDays(2),
        };

    private static async Task<List<Guid>> AskedAsync(ApprovalDesk desk)
    {
        await using var db = desk.World.Open();
        return await db.InboxItems.Where(row => row.Kind == InboxKind.ToApprove).Select(row => row.RecipientId).ToListAsync(Token);
    }

    private static async Task<InboxView> ReadAsync(ApprovalDesk desk, Actor actor)
    {
        await using var scope = desk.World.Database.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<ReadInbox>().RunAsync(actor, new(), Token)).Value.ShouldNotBeNull();
    }
}
