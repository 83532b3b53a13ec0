using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Inbox;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Cases.Deadlines;
using RecsConsole.Features.Inbox;
using RecsConsole.Features.Inbox.Items;
using RecsConsole.Platform;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Cases;

/// <summary>
/// The right people are warned once, in time, of a deadline. The desk works from 8 to 18 on weekdays; it is Wednesday, 10:00.
/// </summary>
public sealed class SlaRiskTests : IAsyncLifetime
{
    private Desk _desk = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _desk = await Desk.OpenAsync(replace: services => services.AddInbox());

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Theory]
    [InlineData(-6, 3, false)] // opened at 4:00; 2 of 5 working hours have passed
    [InlineData(-2, 1, false)] // one third is left
    [InlineData(-2, 0.6, true)]
    public async Task Assignee_is_told_when_less_than_a_quarter_of_the_working_time_is_left(double opened, double due, bool isTold)
    {
        await AddAsync("BR-1", row => (row.OpenedAt, row.SlaDeadline) = (_desk.Now.AddHours(opened), _desk.Now.AddHours(due)));

        (await RunAsync()).ShouldBe(isTold ? 1 : 0);

        var line = (await LinesAsync(_desk.Ana)).SingleOrDefault();
        (line?.CaseKey, line is null ? null : InboxLabels.News(line)).ShouldBe(
            isTold ? ("BR-1", "BR-1 is running out of time. Less than a quarter of its working time is left.") : (null, null)
        );
        (await LinesAsync(_desk.Sam)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Night_drains_no_clock()
    {
        // Opened 8:00, due 11:00 the next day: 13 working hours, of which 3 are left at night.
        await AddAsync("BR-1", row => (row.OpenedAt, row.SlaDeadline) = (_desk.Now.AddHours(-2), _desk.Now.AddHours(25)));

        _desk.Clock.Advance(TimeSpan.FromHours(12));
        (await RunAsync()).ShouldBe(0);
        _desk.Clock.Advance(TimeSpan.FromHours(10.5)); // 8:30
        (await RunAsync()).ShouldBe(1);
    }

    [Fact]
    [Trait("Req", "R211")]
    public async Task Nobody_is_told_twice_of_a_case_and_its_deadline()
    {
        var row = await AddAsync("BR-1", each => each.SlaDeadline = _desk.Now.AddMinutes(10));

        (await RunAsync()).ShouldBe(1);
        (await RunAsync()).ShouldBe(0);
        _desk.Clock.Advance(TimeSpan.FromMinutes(20)); // overdue: the supervisor is notified now; Ana was notified before
        (await RunAsync()).ShouldBe(1);
        (await RunAsync()).ShouldBe(0);
        (await LinesAsync(_desk.Ana)).Count.ShouldBe(1);
        InboxLabels.News((await LinesAsync(_desk.Sam)).ShouldHaveSingleItem()).ShouldBe("BR-1 is past its deadline. It is still open.");

        await using (var db = _desk.Read())
        {
            (await db.Cases.SingleAsync(each => each.Id == row.Id, Token)).SlaDeadline = _desk.Now.AddMinutes(5); // a new deadline
            await db.SaveChangesAsync(Token);
        }

        (await RunAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Case_that_nobody_has_is_told_to_the_supervisor_of_its_team()
    {
        await AddAsync("BR-1", row => (row.SlaDeadline, row.AssigneeId) = (_desk.Now.AddMinutes(10), null));
        await AddAsync("BR-2", row => (row.SlaDeadline, row.AssigneeId, row.TeamKey) = (_desk.Now.AddMinutes(10), null, "billing"));

        (await RunAsync()).ShouldBe(1);

        var line = (await LinesAsync(_desk.Sam)).ShouldHaveSingleItem();
        (line.CaseKey, InboxLabels.Detail(line), InboxLabels.Address(line), InboxLabels.Tone(line.Kind)).ShouldBe(
            ("BR-1", "Less than a quarter of its working time is left, and it is unassigned.", "/cases/BR-1", "soon")
        );
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task Supervisors_of_other_teams_hear_of_it_while_the_teams_own_is_absent_without_a_stand_in(bool hasStandIn, bool isTold)
    {
        var rita = new Actor(_desk.Ana.TenantId, Guid.NewGuid());
        await _desk.AddAsync(
            Desk.APerson(rita, "Rita Moreno", ConsoleRole.Supervisor, "billing"),
            new AbsenceRow
            {
                TenantId = _desk.Ana.TenantId,
                Id = Guid.NewGuid(),
                PersonId = _desk.Sam.PersonId,
                From = _desk.Now.AddDays(-1),
                To = _desk.Now.AddDays(1),
                StandInId = hasStandIn ? _desk.Jonas.PersonId : null,
            }
        );
        await AddAsync("BR-1", row => (row.SlaDeadline, row.AssigneeId) = (_desk.Now.AddMinutes(10), null));

        await RunAsync();

        (await LinesAsync(_desk.Sam)).ShouldHaveSingleItem(); // read after the return
        (await LinesAsync(rita)).Count.ShouldBe(isTold ? 1 : 0);
        (await LinesAsync(_desk.Jonas)).Count.ShouldBe(hasStandIn ? 1 : 0);
    }

    [Fact]
    public async Task Who_may_not_view_the_case_and_what_is_closed_or_long_past_is_not_told()
    {
        await AddAsync("BR-1", row => (row.SlaDeadline, row.Classification) = (_desk.Now.AddMinutes(10), Classifications.Restricted));
        await AddAsync("BR-2", row => (row.SlaDeadline, row.IsOpen) = (_desk.Now.AddMinutes(10), false));
        await AddAsync("BR-3", row => row.SlaDeadline = _desk.Now.AddDays(-4));
        await AddAsync("BR-4", row => row.SlaDeadline = null);

        (await RunAsync()).ShouldBe(0);
    }

    [Fact]
    [Trait("Req", "R51")]
    public async Task Another_tenant_hears_nothing()
    {
        await AddAsync("BR-1", row => row.SlaDeadline = _desk.Now.AddMinutes(-10));

        (await _desk.Get<DetectSlaRisk>().RunAsync(Actor.Job(_desk.Stranger.TenantId), Token)).Value.ShouldBe(0);
        (await LinesAsync(_desk.Stranger)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Person_without_the_right_cannot_run_it()
    {
        var refused = await _desk.Get<DetectSlaRisk>().RunAsync(_desk.Ana, Token);

        refused.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
    }

    [Fact]
    public void Key_names_case_and_deadline()
    {
        var id = Guid.NewGuid();

        SlaNews.KeyOf(id, _desk.Now).ShouldNotBe(SlaNews.KeyOf(id, _desk.Now.AddSeconds(1)));
        SlaNews.KeyOf(id, _desk.Now).Length.ShouldBeLessThan(150);
    }

    private async Task<CaseRow> AddAsync(string key, Action<CaseRow> change)
    {
        var row = _desk.ACase(key, change);
        await _desk.AddAsync(row);
        return row;
    }

    private async Task<int> RunAsync()
    {
        var told = await _desk.Get<DetectSlaRisk>().RunAsync(Actor.Job(_desk.Ana.TenantId), Token);
        told.Error.ShouldBeNull();
        return told.Value;
    }

    private async Task<IReadOnlyList<InboxLine>> LinesAsync(Actor actor) =>
        (await _desk.Get<ReadInbox>().RunAsync(actor, new InboxFilter(), Token)).Value.ShouldNotBeNull().Lines;
}
