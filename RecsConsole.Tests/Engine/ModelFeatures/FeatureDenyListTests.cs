using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Vocabulary;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine.ModelFeatures;

[Trait("Req", "R65")]
public sealed class FeatureDenyListTests
{
    [Theory]
    [InlineData("gender")]
    [InlineData("actor_gender")]
    [InlineData("ActorGender")]
    [InlineData("is_female_agent")]
    [InlineData("age")]
    [InlineData("customer-age-2")]
    [InlineData("NATIONALITY")]
    [InlineData("religion")]
    public void A_protected_attribute_is_denied_and_refused_by_name(string column)
    {
        FeatureDenyList.IsDenied(column).ShouldBeTrue();
        Should.Throw<ArgumentException>(() => FeatureDenyList.Refuse(["match", column])).Message.ShouldContain(column);
    }

    [Theory]
    [InlineData("match")]
    [InlineData("language_match")]
    [InlineData("page_count")]
    [InlineData("coverage")]
    [InlineData("trace")]
    public void Other_columns_are_not(string column) => FeatureDenyList.IsDenied(column).ShouldBeFalse();

    [Fact]
    public void No_column_of_the_schema_is_denied()
    {
        foreach (var kind in Enum.GetValues<SlateKind>())
        {
            FeatureColumns.Of(kind).ShouldNotContain(column => FeatureDenyList.IsDenied(column));
        }
    }
}
