using Bunit;
using Bunit.TestDoubles;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Components.Lists;
using RecsConsole.Features.People.Absences;
using RecsConsole.Features.Teams;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Teams;

/// <summary>One team on the board.</summary>
public sealed class TeamSectionTests : BunitContext
{
    private static readonly DateTimeOffset s_back = new(2026, 3, 5, 8, 0, 0, TimeSpan.Zero);
    private readonly BoardLine _mine = new(Guid.NewGuid(), "BR-1", "Nobody can sign in", "in_progress", 1) { MayGive = true };
    private readonly BoardLine _closed = new(Guid.NewGuid(), "BR-2", "Of another region", "in_progress", 1);
    private readonly List<string> _picked = [];

    public TeamSectionTests()
    {
        Services.AddSingleton<TimeProvider>(new ManualClock());
        ComponentFactories.AddStub<AbsenceEditor>(); // loads its own data
    }

    [Fact]
    public void Unfolded_cases_can_be_selected_where_they_may_be_given()
    {
        var shown = Show(mayAssign: true);

        shown.FindAll("a[data-row]").Select(link => link.GetAttribute("href")).ShouldBe(["/cases/BR-1", "/cases/BR-2"]);
        shown.FindAll("input").ShouldHaveSingleItem().GetAttribute("aria-label").ShouldBe("Select BR-1");
        shown.Find("input").Change(true);
        _picked.ShouldBe(["BR-1"]);
    }

    [Fact]
    public void Absences_of_an_unfolded_member_are_there_for_who_leads_the_team()
    {
        Show(mayAssign: true).FindAll("[role=group][aria-label='When Ana Nowak is away']").ShouldHaveSingleItem();
        Show(mayAssign: false).FindAll("[role=group]").ShouldBeEmpty();
        Show(mayAssign: true, person => person with { IsMember = false }).FindAll("[role=group]").ShouldBeEmpty();
    }

    [Fact]
    public void Reader_who_may_assign_nothing_is_offered_no_selection() => Show(mayAssign: false).FindAll("input").ShouldBeEmpty();

    [Fact]
    public void Line_of_a_person_says_whether_they_are_there_and_what_they_have_and_is_silent_of_zeros()
    {
        var words = string.Join(
            ' ',
            Show(mayAssign: true).Find("button[aria-expanded=true]").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );

        words.ShouldContain("Ana Nowak");
        words.ShouldContain("back ");
        words.ShouldEndWith("2 of 8 open 1 late");
    }

    [Fact]
    public void Who_has_left_is_not_said_to_be_there_or_of_another_team()
    {
        var line = Show(
            mayAssign: true,
            person => person with { HasLeft = true, IsMember = false, AtWork = new(false, IsNow: true, null) }
        );

        line.Markup.ShouldContain("has left");
        line.Markup.ShouldNotContain("here now");
        line.Markup.ShouldNotContain("not in this team");
    }

    [Fact]
    public void Who_cannot_sign_in_is_never_said_to_be_there()
    {
        var line = Show(mayAssign: true, person => person with { AtWork = new(false, IsNow: true, null) { CanSignIn = false } });

        line.Markup.ShouldContain("has no account here yet");
        line.Markup.ShouldNotContain("here now");
    }

    private IRenderedComponent<TeamSection> Show(bool mayAssign, Func<BoardPerson, BoardPerson>? change = null)
    {
        BoardGroup group = new("ana", IsUnassigned: false, new(2, 0, 0, 1, 0), [_mine.Id, _closed.Id]);
        BoardPerson ana = new(Guid.NewGuid(), "Ana Nowak", new(IsAway: false, IsNow: false, s_back), 8, IsMember: true, group);
        ana = change?.Invoke(ana) ?? ana;
        BoardTeam team = new("access", "Access", group.Counts, new("-access", IsUnassigned: true, new(0, 0, 0, 0, 0), []), [ana]);
        return Render<TeamSection>(parameters =>
            parameters
                .Add(each => each.Team, team)
                .Add(each => each.Board, new TeamBoard([team], new[] { _mine, _closed }.ToDictionary(line => line.Id), mayAssign, null))
                .Add(each => each.Filter, new TeamFilter { Open = "ana" })
                .Add(each => each.Picked, new GridSelection<BoardLine>(line => line.Id))
                .Add(each => each.OnPick, line => _picked.Add(line.Key))
        );
    }
}
