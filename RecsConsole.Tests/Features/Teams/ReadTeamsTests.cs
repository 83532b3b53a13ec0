using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Teams;
using RecsConsole.Platform;
using RecsConsole.Tests.Features.Cases;
using RecsConsole.Tests.Support.Servers;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Teams;

/// <summary>The team board of a supervisor. The desk works weekdays from 8 to 18; it is Wednesday, 10:00.</summary>
public sealed class ReadTeamsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Team_and_each_person_are_counted_and_add_up()
    {
        await using var desk = await OpenAsync();
        await desk.AddAsync(
            desk.ACase("calm", row => row.SlaDeadline = desk.Now.AddDays(5)),
            desk.ACase("risk", row => row.SlaDeadline = desk.Now.AddHours(3)),
            desk.ACase("late", row => (row.SlaDeadline, row.AssigneeId) = (desk.Now.AddHours(-1), desk.Jonas.PersonId)),
            desk.ACase("free", row => (row.SlaDeadline, row.AssigneeId) = (desk.Now.AddHours(2), null)),
            desk.ACase("elsewhere", row => (row.TeamKey, row.SlaDeadline) = ("other", desk.Now.AddHours(-9))),
            desk.ACase("done", row => row.IsOpen = false)
        );

        var team = (await ReadAsync(desk, desk.Sam)).Teams.ShouldHaveSingleItem();

        team.Counts.ShouldBe(new(Open: 4, Unassigned: 1, AtRisk: 2, Late: 1, Waiting: 0));
        team.Unassigned.Counts.ShouldBe(new(1, 1, 1, 0, 0));
        team.People.Select(person => (person.Name, person.Group.Counts.Open, person.Group.Counts.AtRisk, person.Group.Counts.Late))
            .ShouldBe([("Ana Nowak", 3, 1, 1), ("Jonas Keller", 1, 0, 1), ("Sam Reyes", 0, 0, 0)]); // Ana also has a case of another team
    }

    [Fact]
    public async Task Unfolded_groups_have_their_cases_and_what_nobody_has_is_unfolded_at_first()
    {
        await using var desk = await OpenAsync();
        await desk.AddAsync(desk.ACase("anas"), desk.ACase("free", row => row.AssigneeId = null));

        var board = await ReadAsync(desk, desk.Sam);
        var ana = board.Teams[0].People[0].Group;
        var more = await ReadAsync(desk, desk.Sam, new TeamFilter().Toggle(ana, board.Groups));

        board.Cases.Values.Select(line => line.Key).ShouldBe(["free"]);
        more.Cases.Values.Select(line => (line.Key, line.Holder, line.MayGive))
            .ShouldBe([("anas", "Ana Nowak", true), ("free", null, true)], ignoreOrder: true);
        more.MayAssign.ShouldBeTrue();
    }

    [Fact]
    public async Task Nothing_is_counted_or_shown_that_the_reader_may_not_see()
    {
        await using var desk = await OpenAsync();
        await desk.AddAsync(
            desk.ACase("seen"),
            desk.ACase("hidden", row => row.Classification = Classifications.Restricted),
            desk.ACase("hidden-free", row => (row.Classification, row.AssigneeId) = (Classifications.Restricted, null))
        );

        var board = await ReadAsync(desk, desk.Sam);

        var team = board.Teams.ShouldHaveSingleItem();
        (team.Counts.Open, team.Counts.Unassigned).ShouldBe((1, 0));
        team.Groups.Sum(group => group.Cases.Count).ShouldBe(1);
        board.Cases.ShouldBeEmpty();
    }

    [Fact]
    [Trait("Req", "R48")]
    public async Task What_the_decision_point_denies_is_neither_counted_nor_shown()
    {
        await using var point = await DecisionPointServer.StartAsync();
        await using var desk = await OpenAsync(services => point.Serve(services));
        var denied = desk.ACase("denied", row => row.AssigneeId = null);
        await desk.AddAsync(desk.ACase("free", row => row.AssigneeId = null), denied);
        point.Denied.Add(denied.Id.ToString("D"));

        var board = await ReadAsync(desk, desk.Sam);

        board.Teams.ShouldHaveSingleItem().Counts.Unassigned.ShouldBe(1);
        board.Cases.Values.Select(line => line.Key).ShouldBe(["free"]);
    }

    [Fact]
    public async Task Supervisor_sees_their_own_teams_and_nobody_sees_another_tenant()
    {
        await using var desk = await OpenAsync();
        await desk.AddAsync(desk.ACase("seen"), desk.ACase("of-other", row => row.TeamKey = "other"));

        (await ReadAsync(desk, desk.Sam)).Teams.Select(team => team.Key).ShouldBe([Desk.Team]);
        (await ReadAsync(desk, desk.Stranger)).Teams.ShouldBeEmpty(); // the team of the same name belongs to another tenant
    }

    [Fact]
    public async Task Agent_is_refused_and_that_is_written_down()
    {
        await using var desk = await OpenAsync();

        var error = (await desk.Get<ReadTeams>().RunAsync(desk.Ana, new(), Token)).Error!;

        error.Kind.ShouldBe(ErrorKind.Forbidden);
        await using var db = desk.Read();
        (await db.AuditEntries.SingleAsync(row => row.Operation == "read.teams", Token)).Outcome.ShouldBe("denied");
    }

    [Fact]
    public async Task Presence_is_by_the_hours_of_the_cases_and_by_absences()
    {
        await using var desk = await OpenAsync();
        await desk.AddAsync(
            desk.ACase("seen"),
            new AbsenceRow
            {
                TenantId = desk.Ana.TenantId,
                Id = Guid.NewGuid(),
                PersonId = desk.Jonas.PersonId,
                From = desk.Now.AddDays(-1),
                To = desk.Now.AddDays(1).AddHours(10),
            }
        );

        var people = (await ReadAsync(desk, desk.Sam)).Teams[0].People;

        (people[0].AtWork.IsNow, people[0].AtWork.BackAt).ShouldBe((true, null));
        (people[1].AtWork.IsAway, people[1].AtWork.IsNow).ShouldBe((true, false));
        people[1].AtWork.BackAt.ShouldBe(new DateTimeOffset(desk.Now.Date.AddDays(2).AddHours(7), TimeSpan.Zero)); // 8:00 in Berlin
    }

    [Fact]
    public async Task Person_of_another_team_with_a_case_of_this_one_stands_in_it()
    {
        await using var desk = await OpenAsync();
        var guest = new Actor(desk.Ana.TenantId, Guid.NewGuid());
        await desk.AddAsync(Desk.APerson(guest, "Greta Guest", ConsoleRole.Agent, "other"));
        await desk.AddAsync(
            desk.ACase("lent", row => row.AssigneeId = guest.PersonId),
            desk.ACase("own", row => (row.AssigneeId, row.TeamKey) = (guest.PersonId, "other"))
        );

        var last = (await ReadAsync(desk, desk.Sam)).Teams[0].People[^1];

        (last.Name, last.IsMember, last.Group.Counts.Open).ShouldBe(("Greta Guest", false, 2)); // all her cases
        last.HasLeft.ShouldBeFalse();
    }

    [Fact]
    public async Task Who_has_left_stands_where_their_cases_are()
    {
        await using var desk = await OpenAsync();
        var gone = Desk.APerson(new(desk.Ana.TenantId, Guid.NewGuid()), "Gina Gone", ConsoleRole.Agent, Desk.Team);
        gone.IsActive = false;
        await desk.AddAsync(gone);
        await desk.AddAsync(desk.ACase("left", row => row.AssigneeId = gone.Id));

        var last = (await ReadAsync(desk, desk.Sam)).Teams[0].People[^1];

        (last.Name, last.HasLeft, last.Group.Counts.Open).ShouldBe(("Gina Gone", true, 1));
    }

    [Fact]
    public async Task Only_cases_of_its_teams_and_people_are_news_to_a_board()
    {
        await using var desk = await OpenAsync();
        var (free, anas, others) = (
            ACase("free", Desk.Team, null),
            ACase("anas", "other", desk.Ana.PersonId),
            ACase("others", "other", null)
        );
        await desk.AddAsync(free, anas, others);
        var board = await ReadAsync(desk, desk.Sam);

        (await IsNewsAsync(free)).ShouldBeTrue();
        (await IsNewsAsync(anas)).ShouldBeTrue();
        (await IsNewsAsync(others)).ShouldBeFalse();

        Task<bool> IsNewsAsync(CaseRow row) => desk.Get<ReadTeams>().HasAnyAsync(desk.Sam, board, [row.Id], Token);
        CaseRow ACase(string key, string team, Guid? holder) => desk.ACase(key, row => (row.TeamKey, row.AssigneeId) = (team, holder));
    }

    private static async Task<Desk> OpenAsync(Action<IServiceCollection>? add = null)
    {
        var desk = await Desk.OpenAsync(replace: services =>
        {
            services.AddTeams();
            add?.Invoke(services);
        });
        await desk.AddAsync(
            new TeamRow
            {
                TenantId = desk.Ana.TenantId,
                Key = "other",
                Name = "Other",
            }
        );
        return desk;
    }

    private static async Task<TeamBoard> ReadAsync(Desk desk, Actor actor, TeamFilter? filter = null)
    {
        var result = await desk.Get<ReadTeams>().RunAsync(actor, filter ?? new(), Token);
        return result.Value.ShouldNotBeNull(result.Error?.Message);
    }
}
