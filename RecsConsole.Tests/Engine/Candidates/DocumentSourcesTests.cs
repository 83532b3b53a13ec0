using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.Candidates;

public sealed class DocumentSourcesTests
{
    [Fact]
    [Trait("Req", "R37")]
    public void What_cases_of_the_issue_type_used_is_proposed_by_how_often_it_ended_well()
    {
        var snapshot = ASnapshot()
            .WithDocument("guide", null)
            .WithDocument("myth", null)
            .WithHistory(facts => facts with { Documents = new(35, [new("guide", 20, 16), new("myth", 5, 0), new("gone", 9, 9)]) });

        new FrequentDocumentSource()
            .Propose(snapshot.Build())
            .Select(each => (each.Id, each.Provenance[0].Score))
            .ShouldBe([("guide", 400_000)]);
        snapshot.Open().Slate(SlateKind.Document).Item("guide").Sentences().ShouldContain("Used in 20 of 35 cases of type sign_in");
    }

    [Fact]
    [Trait("Req", "R37")]
    public void What_somebody_picked_for_the_issue_type_is_proposed_if_it_is_visible()
    {
        var snapshot = ASnapshot().WithDocument("picked", null).WithCurated("picked", "hidden");

        new CuratedDocumentSource().Propose(snapshot.Build()).ShouldHaveSingleItem().Id.ShouldBe("picked");
        snapshot.Open().Slate(SlateKind.Document).Item("picked").Sentences().ShouldContain("Picked for cases of type sign_in");
    }

    [Fact]
    [Trait("Req", "R37")]
    public void A_policy_that_changed_lately_is_proposed_the_newer_the_higher()
    {
        var snapshot = ASnapshot()
            .WithPolicy("P-1")
            .WithDocument("fresh", null, it => it with { PolicyKey = "P-1" })
            .WithDocument("old", null, it => it with { PolicyKey = "P-1", EffectiveFrom = At.AddDays(-61) })
            .WithDocument("no_policy", null)
            .WithDocument("for_others", null, it => it with { PolicyKey = "P-1", IssueTypes = ["billing"] });

        new RecentPolicySource()
            .Propose(snapshot.Build())
            .Select(each => (each.Id, each.Provenance[0].Score))
            .ShouldBe([("fresh", 250_000)]); // 30 of 60 days old
        snapshot.Open().Slate(SlateKind.Document).Item("fresh").Sentences().ShouldContain("Policy \"P-1\" changed on 31 Jan 2026");
    }

    [Fact]
    [Trait("Req", "R32")]
    public void Search_says_how_much_words_and_meaning_gave()
    {
        var snapshot = ASnapshot()
            .WithDocument("both", 900_000, it => it with { LexicalScore = 700_000, SemanticScore = 400_000 })
            .WithDocument("meaning", 300_000, it => it with { SemanticScore = 800_000 })
            .Build();

        new SearchDocumentSource()
            .Propose(snapshot)
            .First()
            .Provenance[0]
            .Evidence.ShouldBe(["document:both:4", "lexical:700000", "semantic:400000"]);
        new SemanticDocumentSource()
            .Propose(snapshot)
            .Select(each => (each.Id, each.Provenance[0].Score))
            .ShouldBe([("both", 400_000), ("meaning", 800_000)]);
    }
}
