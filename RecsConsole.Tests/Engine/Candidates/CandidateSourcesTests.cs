using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.Candidates;

public sealed class CandidateSourcesTests
{
    [Fact]
    [Trait("Req", "R33")]
    public void Search_source_scores_by_the_best_hit()
    {
        var snapshot = ASnapshot().WithDocument("best", 12_000_000).WithDocument("half", 6_000_000).WithDocument("not_found", null).Build();

        new SearchDocumentSource()
            .Propose(snapshot)
            .Select(each => (each.Id, each.Provenance[0].Score))
            .ShouldBe([("best", 1_000_000), ("half", 500_000)]);
    }

    [Fact]
    [Trait("Req", "R35")]
    public void Documents_of_similar_cases_are_proposed_if_they_are_visible()
    {
        var snapshot = ASnapshot()
            .WithDocument("used", null)
            .WithSimilarCase(1, change: hit => hit with { Documents = ["used", "used", "hidden"] })
            .WithSimilarCase(2)
            .Build();

        var candidate = new SimilarCaseDocumentSource().Propose(snapshot).ShouldHaveSingleItem();

        candidate.Id.ShouldBe("used");
        candidate.Provenance[0].Score.ShouldBe(500_000);
    }

    [Fact]
    [Trait("Req", "R36")]
    public void The_document_that_states_an_applying_policy_is_proposed() =>
        ASnapshot()
            .WithDocument("rules", null, it => it with { PolicyKey = "P-1" })
            .WithPolicy("P-1", documents: ["rules"])
            .Open()
            .Slate(SlateKind.Document)
            .Ids()
            .ShouldBe(["rules"]);

    [Fact]
    [Trait("Req", "R40")]
    public void People_are_proposed_for_skills_experience_and_resolved_cases()
    {
        var none = new Dictionary<string, int>(StringComparer.Ordinal);
        var solved = new Dictionary<string, ExperienceFacts>(StringComparer.Ordinal) { ["sign_in"] = new(12, 10, At) };
        var snapshot = ASnapshot()
            .WithExpert(10)
            .WithExpert(11, person => person with { Skills = none, Experience = solved })
            .WithExpert(12, person => person with { Skills = none, Teams = [] })
            .WithExpert(13, person => person with { Skills = none, Teams = [] })
            .WithSimilarCase(1, change: hit => hit with { ResolvedById = Id(12) })
            .Build();

        CandidateSources
            .All()
            .Propose(snapshot, SlateKind.Expert)
            .Candidates.Select(each => (each.Id, each.Provenance[0].Source))
            .ShouldBe([(Key(10), "skills"), (Key(11), "skills"), (Key(12), "similar_cases")]);
    }

    [Fact]
    [Trait("Req", "R32")]
    public void A_merged_candidate_lists_all_its_sources()
    {
        var snapshot = ASnapshot().WithAction("fix").WithSimilarCase(1, "fix").WithPolicy("P-1", requires: ["fix"]).Build();

        var candidate = CandidateSources.All().Propose(snapshot, SlateKind.Action).Candidates.ShouldHaveSingleItem();

        candidate.Provenance.Select(each => each.Source).ShouldBe(["policy_required", "similar_cases", "workflow_rules"]);
        candidate.Provenance.ShouldAllBe(each => each.Version == 1 && each.Evidence.Count > 0);
    }

    [Fact]
    public void A_disabled_source_proposes_nothing()
    {
        var snapshot = ASnapshot().WithConfiguration(it => it with { DisabledSources = ["workflow_rules"] }).WithAction("fix").Build();

        CandidateSources.All().Propose(snapshot, SlateKind.Action).Candidates.ShouldBeEmpty();
    }

    [Fact]
    [Trait("Req", "R25")]
    public void The_cap_cuts_the_least_supported_and_never_what_is_required()
    {
        var builder = ASnapshot().WithPolicy("P-1", requires: ["zz_required"]).WithAction("zz_required");
        for (var i = 0; i < 300; i++)
        {
            builder.WithAction($"a{i:000}", observed: 10_000 - (i * 10));
        }

        var candidates = CandidateSources.All().Propose(builder.Build(), SlateKind.Action).Candidates;

        candidates.Count.ShouldBe(CandidateSources.MaxCandidates);
        candidates[^1].Id.ShouldBe("zz_required");
        candidates[^2].Id.ShouldBe("a238");
    }

    [Fact]
    public void At_most_forty_people_go_on_best_supported_first()
    {
        var builder = ASnapshot();
        for (var i = 10; i < 60; i++)
        {
            var level = i < 20 ? 1 : 5;
            builder.WithExpert(
                i,
                person => person with { Skills = new Dictionary<string, int>(StringComparer.Ordinal) { ["sso"] = level } }
            );
        }

        CandidateSources
            .All()
            .Propose(builder.Build(), SlateKind.Expert)
            .Candidates.Select(each => each.Id)
            .ShouldBe(Enumerable.Range(20, CandidateSources.MaxExperts).Select(Key));
    }
}
