using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.Candidates;

public sealed class ExpertSourcesTests
{
    /// <summary>The case is of type "sign_in" and about "sso".</summary>
    [Theory]
    [InlineData("sign_in", 5, 600_000)]
    [InlineData("Sign in", 5, 600_000)]
    [InlineData("SSO", 5, 600_000)]
    [InlineData("signs", 4, 240_000)] // a part of it counts half
    [InlineData("plumbing", 5, 0)]
    [InlineData("sign painting", 5, 0)]
    public void Skill_fits_however_it_was_typed(string skill, int level, long score)
    {
        var snapshot = ASnapshot().WithExpert(10, it => it with { Skills = new Dictionary<string, int> { [skill] = level } }).Build();

        new SkillSource().Propose(snapshot).Sum(each => each.Provenance[0].Score).ShouldBe(score);
    }

    [Fact]
    public void Reason_names_the_skill_as_the_person_has_it() =>
        ASnapshot()
            .WithExpert(10, it => it with { Skills = new Dictionary<string, int> { ["Sign in"] = 5 } })
            .Open()
            .Slate(SlateKind.Expert)
            .Item(Key(10))
            .Sentences()[0]
            .ShouldContain("Sign in");

    [Fact]
    [Trait("Req", "R40")]
    public void The_team_that_has_the_case_is_proposed() =>
        new TeamSource()
            .Propose(ASnapshot().WithExpert(10).WithExpert(11, person => person with { Teams = ["billing"] }).Build())
            .Select(each => each.Id)
            .ShouldBe([Key(10)]);

    [Fact]
    [Trait("Req", "R40")]
    public void Of_a_large_team_those_who_know_such_cases_are_proposed_before_others()
    {
        var builder = ASnapshot();
        for (var i = 100; i < 200; i++)
        {
            builder = builder.WithExpert(i, person => person with { Skills = new Dictionary<string, int>() });
        }

        var proposed = new TeamSource().Propose(builder.WithExpert(999).Build()).Select(each => each.Id).ToList();

        proposed.Count.ShouldBe(CandidateSources.MaxExperts);
        proposed.ShouldContain(Key(999));
    }

    [Fact]
    [Trait("Req", "R43")]
    public void Of_two_who_know_the_same_the_one_of_the_same_team_comes_first()
    {
        var slate = ASnapshot().WithExpert(10, person => person with { Teams = ["billing"] }).WithExpert(11).Open().Slate(SlateKind.Expert);

        slate.Ids().ShouldBe([Key(11), Key(10)]);
        slate.Item(Key(11)).Sentences().ShouldContain("Works in team support, which has the case");
    }

    [Fact]
    [Trait("Req", "R43")]
    public void Who_worked_with_the_people_on_the_case_is_proposed_by_how_often()
    {
        var snapshot = ASnapshot()
            .WithExpert(10)
            .WithExpert(11)
            .WithHistory(facts =>
                facts with
                {
                    Collaborators =
                    [
                        new(Id(10), 8, 2),
                        new(Id(11), 1, 0),
                        new(Id(77), 30, 30), // a person whom this actor may not ask
                    ],
                }
            );

        new CollaborationSource()
            .Propose(snapshot.Build())
            .Select(each => (each.Id, each.Provenance[0].Score))
            .ShouldBe([(Key(10), 250_000), (Key(11), 45_454)]);
        var slate = snapshot.Open().Slate(SlateKind.Expert);
        slate.Item(Key(10)).Sentences().ShouldContain("Worked on 8 cases with people on this one, 2 of them handed over");
        slate.Item(Key(11)).Sentences().ShouldContain("Worked on 1 case with people on this one");
    }

    [Fact]
    public void Reach_and_language_are_said() =>
        ASnapshot()
            .WithExpert(10)
            .Open()
            .Slate(SlateKind.Expert)
            .Item(Key(10))
            .Sentences()
            .ShouldContain("In working hours now and speaks en");
}
