using RecsConsole.Engine.Snapshots;
using RecsConsole.Features.Tenants.Exchange;
using RecsConsole.Tenancy;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Tenants;

/// <summary>Settings go out to a YAML file and come back the same.</summary>
[Trait("Req", "R137")]
public sealed class SettingsYamlTests
{
    [Fact]
    public void What_was_exported_is_imported_unchanged()
    {
        var settings = TenantConfiguration.Default with
        {
            Part = ConfigurationPart.Default with { ActionSlots = 2, ExplorationRate = 50_000, DeniedFeatures = ["7", "true"] },
            Complaints = ["billing: dispute"],
            Reviews = new(WordingByOne: true, FiguresByOne: false),
        };

        var read = SettingsYaml.Read(SettingsYaml.Write(settings)).Value!;

        read.ToJson().ShouldBe(settings.ToJson());
    }

    [Theory]
    [InlineData("part: [", "Line")]
    [InlineData("part: 3", "does not fit")]
    [InlineData("- a", "no settings")]
    [InlineData("", "no settings")]
    [InlineData("? [a]\n: 1\n? [b]\n: 2", "does not fit")]
    public void What_is_wrong_with_a_file_is_said(string yaml, string words) => SettingsYaml.Read(yaml).Error!.Message.ShouldContain(words);

    [Theory]
    [InlineData("part: &a [*a]")]
    [InlineData("? &a [*a]\n: 1")]
    [InlineData("one: &a [x]\ntwo: [*a, *a]")]
    public void Reference_that_could_repeat_itself_is_refused(string yaml) =>
        SettingsYaml.Read(yaml).Error!.Message.ShouldContain("references");

    [Fact]
    public void Deep_nesting_is_refused() => SettingsYaml.Read("part: " + new string('[', 20_000)).Error!.Message.ShouldContain("levels");
}
