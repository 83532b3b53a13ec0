using RecsConsole.Engine.Access;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.Eligibility;

[Trait("Req", "R39")]
public sealed class DocumentEligibilityTests
{
    private static readonly Dictionary<string, Func<DocumentHit, DocumentHit>> Changes = new()
    {
        ["draft"] = it => it with { Status = "draft" },
        ["superseded"] = it => it with { Status = "superseded" },
        ["not yet"] = it => it with { EffectiveFrom = At.AddMilliseconds(1) },
        ["no longer"] = it => it with { EffectiveTo = At },
        ["classified"] = it => it with { Classification = 2 },
        ["other language"] = it => it with { Language = "fr" },
        ["other region"] = it => it with { Regions = ["us"] },
        ["policy gone"] = it => it with { PolicyKey = "P-404" },
    };

    [Theory]
    [InlineData("draft", ReasonCode.DocumentNotCurrent)]
    [InlineData("superseded", ReasonCode.DocumentNotCurrent)]
    [InlineData("not yet", ReasonCode.DocumentNotCurrent)]
    [InlineData("no longer", ReasonCode.DocumentNotCurrent)]
    [InlineData("classified", ReasonCode.Clearance)]
    [InlineData("other language", ReasonCode.Language)]
    [InlineData("other region", ReasonCode.Region)]
    [InlineData("policy gone", ReasonCode.PolicyExpired)]
    public void A_document_is_excluded_for_each_hard_reason(string change, ReasonCode expected)
    {
        var slate = ASnapshot().WithDocument("doc", change: Changes[change]).Open().Slate(SlateKind.Document);

        slate.Items.ShouldBeEmpty();
        slate.ReasonsAgainst("doc").ShouldBe([expected]);
    }

    [Fact]
    public void A_document_in_the_customers_language_is_eligible_for_an_actor_without_it() =>
        ASnapshot()
            .WithCase(facts => facts with { Language = "fr" })
            .WithDocument("doc", change: it => it with { Language = "fr" })
            .Open()
            .Slate(SlateKind.Document)
            .Ids()
            .ShouldBe(["doc"]);

    [Fact]
    [Trait("Req", "R46")]
    public void A_withheld_document_stays_out_even_if_it_is_listed_as_visible() =>
        ASnapshot()
            .WithDocument("doc")
            .WithWithheld(SlateKind.Document, "doc", ReasonCode.Acl)
            .Open()
            .Slate(SlateKind.Document)
            .ShouldSatisfyAllConditions(
                slate => slate.Items.ShouldBeEmpty(),
                slate => slate.ReasonsAgainst("doc").ShouldBe([ReasonCode.Acl])
            );

    [Fact]
    [Trait("Req", "R55")]
    public void A_withheld_document_is_among_the_exclusions_with_its_reason_and_source() =>
        ASnapshot()
            .WithWithheld(SlateKind.Document, "secret", ReasonCode.Clearance)
            .Open()
            .Slate(SlateKind.Document)
            .Excluded.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(each => each.Reasons.ShouldBe([ReasonCode.Clearance]), each => each.Sources.ShouldBe(["search"]));
}
