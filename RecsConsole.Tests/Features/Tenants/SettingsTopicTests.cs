using Bunit;
using RecsConsole.Features.Tenants.Sections;
using RecsConsole.Features.Tenants.Topics;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Calendars;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Tenants;

/// <summary>Each topic of the settings has its page, and the search leads to every field.</summary>
[Trait("Req", "R137")]
public sealed class SettingsTopicTests : BunitContext
{
    private static readonly TenantConfiguration s_settings = TenantConfiguration.Default with
    {
        Calendars = [new CalendarSetting("office", "UTC", [], [])],
    };

    public static TheoryData<string> Topics => [.. SettingsTopic.All.Select(topic => topic.Id)];

    [Theory]
    [MemberData(nameof(Topics))]
    public void Search_leads_to_each_field_of_a_topic(string id)
    {
        var form = Form(id);

        var topic = SettingsTopic.Find(id)!;
        topic.Fields.ShouldNotBeEmpty();
        topic.Fields.Where(field => form.FindAll($"[id='{field.Id}']").Count != 1).Select(field => field.Id).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public void Each_field_of_a_topic_is_found_or_part_of_a_list_that_is(string id)
    {
        var found = SettingsTopic.Find(id)!.Fields.Select(field => field.Id).ToHashSet(StringComparer.Ordinal);

        Form(id)
            .FindAll("input, select, textarea")
            .Where(field => !found.Contains(field.Id ?? "") && field.Closest("[tabindex='-1']") is null)
            .Select(field => field.OuterHtml)
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("urgency", "/admin/tenant/weights?field=SlaUrgency")]
    [InlineData("Popular", "/admin/tenant/shown?field=PopularOnMoreOpenings")]
    [InlineData("holidays", "/admin/tenant/calendars?field=CalendarsOfTenant")]
    [InlineData("review overdue", "/admin/tenant/penalties?field=ReviewOverdue")]
    public void Setting_is_found_by_name_and_description(string words, string address) =>
        FoundSetting.Find(words).Select(found => found.Address).ShouldContain(address);

    [Fact]
    public void Settings_with_the_words_in_their_name_come_first()
    {
        var found = FoundSetting.Find("weight");

        found.ShouldNotBeEmpty();
        found
            .SkipWhile(each => each.Field.Name.Contains("weight", StringComparison.OrdinalIgnoreCase))
            .ShouldAllBe(each => !each.Field.Name.Contains("weight", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Index_lists_the_topics_and_a_search_leads_to_a_field()
    {
        var index = Render<SettingsIndex>();

        index.FindAll("a").Select(link => link.GetAttribute("href")).ShouldBe(SettingsTopic.All.Select(topic => topic.Address));
        index.Find("input").Input("freshness");
        index.FindAll("a").Select(link => link.GetAttribute("href")).ShouldContain("/admin/tenant/weights?field=Freshness");
        index.Find("input").Input("no such words");
        index.FindAll("a").ShouldBeEmpty();
        index.Find("[role=status]").TextContent.ShouldBe("No setting contains these words.");
    }

    [Fact]
    public void Open_topic_is_marked_among_all()
    {
        var index = Render<SettingsIndex>(parameters => parameters.Add(it => it.Open, "shown"));

        index.Find("[aria-current=page]").GetAttribute("href").ShouldBe("/admin/tenant/shown");
        index.FindAll("a").Count.ShouldBe(SettingsTopic.All.Count);
    }

    [Fact]
    public void Quick_search_offers_topics_and_settings_to_those_who_may_open_them()
    {
        var pages = new SettingsPages().All;

        pages.Select(page => page.Address).ShouldBeUnique();
        pages.ShouldContain(page => page.Title == "Settings: Strategic priorities" && page.Address == "/admin/tenant/priorities");
        pages.ShouldAllBe(page => page.Roles == "admin,auditor");
    }

    private IRenderedComponent<SettingsForm> Form(string topic) =>
        Render<SettingsForm>(parameters =>
            parameters
                .Add(it => it.Topic, topic)
                .Add(it => it.Settings, s_settings)
                .Add(it => it.Stored, s_settings)
                .Add(it => it.Actions, [])
                .Add(it => it.IssueTypes, ["outage"])
        );
}
