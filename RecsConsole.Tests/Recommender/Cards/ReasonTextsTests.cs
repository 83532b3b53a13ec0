using RecsConsole.Engine.Access;
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
}
