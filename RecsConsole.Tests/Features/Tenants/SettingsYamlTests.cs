using RecsConsole.Engine.Snapshots;
using RecsConsole.Features.Tenants.Exchange;
using RecsConsole.Features.Tenants.Topics;
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
    public void What_is_wrong_with_a_file_is_said(string yaml, string words) => SettingsYaml.Read(yaml).Error!.Message.ShouldContain(words);

    [Fact]
    public void Small_file_neither_unfolds_nor_nests_without_end()
    {
        var unfolding = SettingsYaml.Read("a: &a [1, 1]\nb: &b [*a, *a]\npart: [*b, *b]");
        var nesting = SettingsYaml.Read("part: " + new string('[', SettingsYaml.MaxBytes / 2));

        unfolding.Error!.Message.ShouldStartWith("Line 2: a settings file has no aliases");
        nesting.Error!.Message.ShouldStartWith("Line 1: a settings file has no aliases");
    }

    [Theory]
    [InlineData("urgency", "weights")]
    [InlineData("alarms", "second")]
    [InlineData("calendars", "calendars")]
    public void Search_finds_the_topic_of_a_setting(string words, string topic) =>
        SettingsTopic.All.Where(each => each.Has(words)).Select(each => each.Id).ShouldContain(topic);
}
