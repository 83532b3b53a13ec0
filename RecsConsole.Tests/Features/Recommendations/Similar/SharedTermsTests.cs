using RecsConsole.Features.Recommendations.Similar;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations.Similar;

/// <summary>Forms of address, clock times, numbers and what everybody writes are no sign that two cases are similar.</summary>
public sealed class SharedTermsTests
{
    [Theory]
    [InlineData("en", "Ms Weber cannot sign in since 08:10, 17 people: AUTHN-4033 works for others", "sign,AUTHN-4033")]
    [InlineData("en", "500 GBP to Weber again since last week: SCR-21", "SCR-21")]
    [InlineData("de", "Herr Weber kann seit 08:10 das Zertifikat nicht laden, 17 Personen", "Weber,Zertifikat,laden")]
    public void Only_telling_words_are_named(string language, string title, string words)
    {
        var shared = new SharedTerms(new(title, "", language)).With(new(title, "", language));

        shared.ShouldBeSubsetOf([.. words.Split(','), "Weber"]);
        shared.ShouldContain(words.Split(',')[^1]);
    }
}
