using Bunit;
using RecsConsole.Features.Tenants.Sections;
using RecsConsole.Tenancy;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Tenants;

/// <summary>A word that ranking cannot do without is refused where it is typed, not when everything is saved.</summary>
public sealed class DeniedWordTests : BunitContext
{
    [Theory]
    [InlineData("two words", "is not a single word")]
    [InlineData("match", "ranking needs it")]
    public void Word_that_cannot_be_denied_stays_in_the_field_with_the_reason(string word, string reason)
    {
        TenantConfiguration? saved = null;
        var settings = Render<LearningSettings>(set =>
            set.Add(part => part.Settings, TenantConfiguration.Default)
                .Add(part => part.Stored, [])
                .Add(part => part.OnChange, changed => saved = changed)
        );

        settings.Find(".add input").Input(word);
        settings.Find(".add input").KeyDown("Enter");

        saved.ShouldBeNull();
        settings.Find("#denied-wrong").TextContent.ShouldContain(reason);
        settings.Find(".add input").GetAttribute("aria-invalid").ShouldBe("true");
        settings.Find(".add input").GetAttribute("value").ShouldBe(word);

        settings.Find(".add input").Input("priority");
        settings.Find(".add input").KeyDown("Enter");

        saved.ShouldNotBeNull().Part.DeniedFeatures.ShouldBe(["priority"]);
        settings.FindAll("#denied-wrong").ShouldBeEmpty();
    }
}
