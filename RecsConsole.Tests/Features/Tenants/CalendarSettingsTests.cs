using Bunit;
using RecsConsole.Components.Layout;
using RecsConsole.Features.Tenants.Sections;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Calendars;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Tenants;

/// <summary>The calendars on the settings page: each change goes into the draft of the settings.</summary>
public sealed class CalendarSettingsTests : BunitContext
{
    private static readonly CalendarSetting s_office = CalendarPresets.Office("office", "Europe/Warsaw") with { Name = "Office" };
    private static readonly CalendarSetting s_spare = CalendarPresets.Office("spare", "UTC");

    private static readonly Dictionary<string, IReadOnlyList<string>> s_uses = new(StringComparer.Ordinal)
    {
        ["office"] = ["P3 tickets", "Ticket"],
    };

    private TenantConfiguration _draft = TenantConfiguration.Default with { Calendars = [s_office, s_spare] };

    [Fact]
    public void Calendar_is_added_with_an_id_from_its_name_and_edited_like_the_others()
    {
        var page = Page();
        page.Find("#new-calendar-name").Input("Support EU");

        page.Find("#new-calendar-key").GetAttribute("value").ShouldBe("support-eu");
        page.Find("#new-calendar-zone").GetAttribute("value").ShouldBe("Europe/Warsaw");
        page.Find("button.act").Click();

        var added = _draft.Calendars![^1];
        (added.Key, added.Name, added.TimeZone, added.Hours.Count).ShouldBe(("support-eu", "Support EU", "Europe/Warsaw", 5));
        page = Page();
        page.FindAll("h2").Select(head => head.TextContent).ShouldContain("Calendar Support EU");
        page.FindAll("section")[2].QuerySelectorAll("input")[2].Change("08:00-20:00");
        _draft.Calendars[^1].Hours.ShouldContain(new HoursSetting(1, "08:00", "20:00"));
    }

    [Theory]
    [InlineData("office", "already a calendar with the id office")]
    [InlineData("Not an id", "not a valid calendar id")]
    public void Id_that_is_taken_or_not_valid_is_refused_in_words(string key, string words)
    {
        var page = Page();
        page.Find("#new-calendar-name").Input("Other");
        page.Find("#new-calendar-key").Input(key);

        page.Find("button.act").Click();

        page.Find("[role=alert]").TextContent.ShouldContain(words);
        _draft.Calendars!.Count.ShouldBe(2);
    }

    [Fact]
    public void Calendar_is_renamed_and_a_name_taken_away_falls_back_to_the_id()
    {
        Page().FindAll("section")[0].QuerySelector("input")!.Change("Head office");
        _draft.Calendars![0].Name.ShouldBe("Head office");

        Page().FindAll("section")[0].QuerySelector("input")!.Change(" ");
        _draft.Calendars![0].Name.ShouldBe("office");
    }

    [Fact]
    public void Only_a_calendar_that_nothing_uses_can_be_removed_and_the_others_say_what_uses_them()
    {
        var page = Page();

        page.FindAll("section")[0].TextContent.ShouldContain("Used by: P3 tickets, Ticket.");
        page.FindAll("section")[0].QuerySelectorAll("button").ShouldBeEmpty();
        page.Find("[aria-label='Remove spare']").Click();

        _draft.Calendars!.Select(each => each.Key).ShouldBe(["office"]);
        _draft.RemovedCalendars.ShouldBe(["spare"]);
    }

    [Fact]
    public void Calendar_added_in_the_same_draft_just_goes_and_a_removed_one_comes_back_under_its_id()
    {
        Add("fresh");
        Page().Find("[aria-label='Remove fresh']").Click();
        _draft.RemovedCalendars.ShouldBeNull("it was never in force");

        Page().Find("[aria-label='Remove spare']").Click();
        Add("spare");

        _draft.RemovedCalendars.ShouldBeNull();
        _draft.Calendars!.Select(each => each.Key).ShouldBe(["office", "spare"]);
    }

    [Fact]
    public void Auditors_only_read_them()
    {
        var page = Page(isReadOnly: true);

        page.FindAll("button").ShouldBeEmpty();
        page.FindAll("#new-calendar-name").ShouldBeEmpty();
    }

    private void Add(string name)
    {
        var page = Page();
        page.Find("#new-calendar-name").Input(name);
        page.Find("button.act").Click();
    }

    private IRenderedComponent<CalendarSettings> Page(bool isReadOnly = false) =>
        Render<CalendarSettings>(parameters =>
            parameters
                .Add(it => it.Settings, _draft)
                .Add(it => it.Stored, [s_office, s_spare])
                .Add(it => it.Uses, s_uses)
                .Add(it => it.OnChange, draft => _draft = draft)
                .AddCascadingValue(AdministrationReading.IsReadOnly, isReadOnly)
        );
}
