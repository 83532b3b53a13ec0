using RecsConsole.Features.Tenants;
using RecsConsole.Features.Tenants.Rules;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Calendars;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Tenants;

/// <summary>What calendars of a version must be like, and what stands among the differences.</summary>
public sealed class CalendarRulesTests
{
    private static readonly CalendarSetting s_office = CalendarPresets.Office("office", "UTC");
    private static readonly TenantConfiguration s_inForce = TenantConfiguration.Default with { Calendars = [s_office] };

    public static TheoryData<string, CalendarSetting> Wrong =>
        new()
        {
            { "already a calendar with the id office", s_office with { TimeZone = "Europe/Berlin" } },
            { "\"Support EU\" is not a valid calendar id", CalendarPresets.Office("Support EU", "UTC") },
            { "\"s\" is not a valid calendar id", CalendarPresets.Office("s", "UTC") },
            { "name of at most 200", CalendarPresets.Office("support", "UTC") with { Name = " " } },
            { "name of at most 200", CalendarPresets.Office("support", "UTC") with { Name = new string('n', 201) } },
            { "no time zone \"Mars\"", CalendarPresets.Office("support", "Mars") },
            { "\"2026-02-30\" is not a valid date", CalendarPresets.Office("support", "UTC") with { Holidays = ["2026-02-30"] } },
            {
                "hours of Monday overlap",
                CalendarPresets.Office("support", "UTC") with
                {
                    Hours = [new(1, "08:00", "13:00"), new(1, "12:00", "17:00")],
                }
            },
        };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void Added_calendar_that_cannot_be_is_refused_in_words(string words, CalendarSetting added) =>
        Problems(s_inForce with { Calendars = [s_office, added] }).ShouldHaveSingleItem().ShouldContain(words);

    [Fact]
    public void Calendar_with_a_new_id_may_be_added_and_an_old_id_stays_as_it_is()
    {
        var old = s_inForce with { Calendars = [s_office with { Key = "O" }] };

        Problems(s_inForce with { Calendars = [s_office, CalendarPresets.Office("support-eu", "Europe/Berlin")] }).ShouldBeEmpty();
        TenantSettingsRules.CheckChange(old, old).ShouldBeEmpty();
    }

    [Fact]
    public void Calendar_cannot_be_kept_and_removed() =>
        Problems(s_inForce with { RemovedCalendars = ["office"] }).ShouldHaveSingleItem().ShouldContain("both removed and kept");

    [Fact]
    public void Differences_name_what_is_added_renamed_and_removed()
    {
        var after = s_inForce with
        {
            Calendars = [CalendarPresets.Office("support-eu", "Europe/Berlin") with { Name = "Support EU" }],
            RemovedCalendars = ["office"],
        };
        var renamed = s_inForce with { Calendars = [s_office with { Name = "Office Kraków" }] };

        TenantSettingsLabels
            .Differences(s_inForce, after)
            .Select(each => (each.Title, each.Before, each.After))
            .ShouldBe([
                ("Calendar support-eu: name", "none", "Support EU"),
                ("Calendar support-eu: hours", "none", "Mon–Fri 09:00–17:00"),
                ("Calendar support-eu: time zone", "none", "Europe/Berlin"),
                ("Calendar office: hours", "Mon–Fri 09:00–17:00", "calendar removed"),
            ]);
        var name = TenantSettingsLabels.Differences(s_inForce, renamed).ShouldHaveSingleItem();
        (name.Title, name.After, name.Address).ShouldBe(("Calendar office: name", "Office Kraków", "/admin/tenant/calendars"));
    }

    [Fact]
    public void Settings_of_an_older_version_keep_the_calendars_that_were_added_since()
    {
        var older = TenantConfiguration.Default with { Calendars = [s_office with { TimeZone = "Europe/Berlin" }] };
        var inForce = s_inForce with { Calendars = [s_office, CalendarPresets.Office("support", "UTC")] };

        var restored = older.WithCalendarsOf(inForce);

        restored.Calendars!.Select(each => (each.Key, each.TimeZone)).ShouldBe([("office", "Europe/Berlin"), ("support", "UTC")]);
        (older with { RemovedCalendars = ["support"] }).WithCalendarsOf(inForce).Calendars!.Count.ShouldBe(1);
    }

    private static string[] Problems(TenantConfiguration after) =>
        [.. TenantSettingsRules.Check(after), .. TenantSettingsRules.CheckChange(s_inForce, after)];
}
