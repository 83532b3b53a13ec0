using RecsConsole.Engine.Access;
using RecsConsole.Engine.Eligibility;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Recommender.Cards;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Recommender.Cards;

public sealed class ReasonTextsTests
{
    [Fact]
    public void Every_code_has_its_texts()
    {
        foreach (var code in Enum.GetValues<ReasonCode>())
        {
            var text = ReasonTexts.Of(code);

            text.Code.ShouldBe(code);
            new[] { text.Label, text.Sentence, text.ToActor, text.Heading }.ShouldAllBe(words => words.Length > 3);
            char.IsUpper(text.Heading[0]).ShouldBeTrue(text.Heading);
        }
    }

    [Theory]
    [InlineData(ReasonCode.TenantMismatch)]
    [InlineData(ReasonCode.NotPermitted)]
    [InlineData(ReasonCode.Clearance)]
    [InlineData(ReasonCode.Acl)]
    public void Person_is_not_told_which_right_is_missing(ReasonCode code) => ReasonTexts.Of(code).ToActor.ShouldBe("not permitted to you");

    [Fact]
    public void Readers_are_named_and_not_told_that_they_lack_a_permission()
    {
        var (reader, other) = (Guid.NewGuid(), Guid.NewGuid());
        Exclusion Of(Guid person) => new(SlateKind.Expert, PeopleIndex.KeyOf(person), [ReasonCode.NotPermitted], []);

        var shown = ExclusionLabels.Count([Of(reader), Of(other)], reader);

        shown.Select(each => (each.Words, each.Count)).ShouldBe([("not permitted to you", 1), ("you yourself", 1)], ignoreOrder: true);
    }
}
