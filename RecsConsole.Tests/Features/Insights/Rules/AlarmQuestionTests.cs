using RecsConsole.Components.Pages;
using RecsConsole.Features.Insights.Rules;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Insights.Rules;

/// <summary>The alarm that is put together is in the address, and its limit is stored in the unit of the figure.</summary>
public sealed class AlarmQuestionTests
{
    [Theory]
    [InlineData("/insights/alarms")]
    [InlineData("/insights/alarms?figure=volume.decisions&kind=above&limit=3&days=28&team=one&role=agent&workflow=desk")]
    public void Address_keeps_the_choices(string address) => AlarmQuestion.Read(AddressQuery.Parse(address)).Address.ShouldBe(address);

    [Theory]
    [InlineData("empty.action", "12.5", 125_000)]
    [InlineData("outcomes.sla_difference", "-3", -30_000)]
    [InlineData("headline.timetosolution", "4", 4_000_000)]
    [InlineData("volume.decisions", "20", 20_000_000)]
    public void Limit_is_typed_as_it_is_read(string figure, string limit, long stored)
    {
        var question = AlarmQuestion.Read(AddressQuery.Parse($"{AlarmQuestion.Path}?figure={figure}&kind=below&limit={limit}"));

        question.ToRule()!.Limit.ShouldBe(stored);
    }

    [Fact]
    public void Rule_waits_for_a_figure_and_for_a_limit_where_one_is_needed()
    {
        new AlarmQuestion().ToRule().ShouldBeNull();
        (new AlarmQuestion { Figure = "volume.decisions" }).ToRule()!.Limit.ShouldBeNull();
        (new AlarmQuestion { Figure = "volume.decisions", Kind = FigureAlarmKind.Above }).ToRule().ShouldBeNull();
    }

    [Fact]
    public void Figure_that_a_team_does_not_have_is_not_chosen_for_one()
    {
        var ofTeam = AlarmQuestion.Read(AddressQuery.Parse($"{AlarmQuestion.Path}?figure=documents.due&kind=above&limit=3&team=one"));

        ofTeam.Figure.ShouldBeNull();
        (
            new AlarmQuestion
            {
                Figure = "documents.due",
                Kind = FigureAlarmKind.Above,
                Limit = 3,
            }
        ).ToRule().ShouldNotBeNull();
        (
            new AlarmQuestion
            {
                Figure = "documents.due",
                Kind = FigureAlarmKind.Above,
                Limit = 3,
                Team = "one",
            }
        ).ToRule().ShouldBeNull();
    }

    [Fact]
    public void Figure_without_a_past_cannot_be_unusual() => new AlarmQuestion().For("documents.late").Kind.ShouldBe(FigureAlarmKind.Above);
}
