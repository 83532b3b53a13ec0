using Bunit;
using RecsConsole.Features.Reviews.Studies;
using RecsConsole.Recommender.Ranking;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Reviews;

public sealed class SystemFieldsTests : BunitContext
{
    [Fact]
    public void What_reviewers_do_is_one_of_two_named_choices()
    {
        var draft = new StudyDraft();
        var fields = Render<SystemFields>(p =>
            p.Add(f => f.Systems, [new RankingChoice(RankingSystem.Heuristic, "The weighted rules")]).Add(f => f.Draft, draft)
        );

        var choices = fields.FindAll("input[type=radio]");
        choices.Count.ShouldBe(2);
        choices[0].HasAttribute("checked").ShouldBeTrue("two lists are compared unless one is graded");
        choices[1].Change(true);

        draft.IsGraded.ShouldBeTrue();
        fields.Find("#study-task-hint").TextContent.ShouldContain("one list");
    }
}
