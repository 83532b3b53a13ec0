using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Recommender.Snapshot.People;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Recommender.Sources.CountedCases;

namespace RecsConsole.Tests.Recommender.Sources;

/// <summary>Past responses in a snapshot are those of the case's team on such cases, as far as its reader may know of them.</summary>
public sealed class SituationResponsesTests
{
    private static readonly SituationResponses s_here = new("one", "ticket", "printer", 1, SlateKind.Action, "fix", 3, 1);

    [Fact]
    public void Responses_to_an_item_on_such_cases_are_summed()
    {
        var known = SituationResponses.Of([s_here, s_here with { Classification = 0, Accepted = 1, Refused = 0 }], ARecord(), _ => true);

        known.ShouldBe([new ItemResponses(SlateKind.Action, "fix", 4, 1)]);
    }

    [Fact]
    [Trait("Req", "R56")]
    public void Other_teams_kinds_of_cases_and_more_confidential_cases_are_in_no_number() =>
        SituationResponses
            .Of(
                [
                    s_here with
                    {
                        Team = "two",
                    },
                    s_here with
                    {
                        Team = null,
                    },
                    s_here with
                    {
                        CaseType = "complaint",
                    },
                    s_here with
                    {
                        IssueType = "router",
                    },
                    s_here with
                    {
                        Classification = 2,
                    },
                ],
                ARecord(),
                _ => true
            )
            .ShouldBeNull();

    [Fact]
    public void A_document_that_the_reader_may_not_see_is_not_named() =>
        SituationResponses
            .Of([s_here with { Kind = SlateKind.Document, ItemId = "secret" }, s_here], ARecord(), key => key is not "secret")
            .ShouldBe([new ItemResponses(SlateKind.Action, "fix", 3, 1)]);

    [Fact]
    public void Nothing_counted_is_nothing_known() => SituationResponses.Of(null, ARecord(), _ => true).ShouldBeNull();
}
