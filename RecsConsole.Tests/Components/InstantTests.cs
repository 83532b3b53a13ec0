using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Components.Badges;
using RecsConsole.Components.Forms;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Components;

public sealed class InstantTests : BunitContext
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    public InstantTests() => Services.AddSingleton<TimeProvider>(new ManualClock(new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero)));

    [Theory]
    [InlineData("2026-11-20T09:02:00Z", "10:02")]
    [InlineData("2026-11-19T23:30:00Z", "00:30")]
    [InlineData("2026-11-19T14:20:00Z", "yesterday 15:20")]
    [InlineData("2026-11-21T14:20:00Z", "tomorrow 15:20")]
    [InlineData("2026-11-16T14:20:00Z", "Mon 15:20")]
    [InlineData("2026-03-02T14:20:00Z", "2 Mar 15:20")]
    [InlineData("2025-07-02T14:20:00Z", "2 Jul 2025")]
    public void An_instant_is_said_as_people_say_it_in_their_zone(string instant, string words)
    {
        var time = Render<Instant>(p => p.Add(i => i.At, At(instant)).AddCascadingValue(Berlin)).Find("time");

        time.TextContent.ShouldBe(words);
        time.GetAttribute("datetime").ShouldBe(instant);
    }

    [Theory]
    [InlineData("2026-11-20T09:02:00Z", "today")]
    [InlineData("2026-11-17T09:02:00Z", "17 Nov")]
    [InlineData("2027-03-31T09:02:00Z", "31 Mar 2027")]
    public void A_day_needs_no_clock(string instant, string words) =>
        Render<Instant>(p => p.Add(i => i.At, At(instant)).Add(i => i.IsDay, true)).Find("time").TextContent.ShouldBe(words);

    [Fact]
    public void Without_a_zone_the_exact_time_says_it_is_utc() =>
        Render<Instant>(p => p.Add(i => i.At, At("2026-11-20T09:02:11Z")))
            .Find("time")
            .GetAttribute("title")
            .ShouldBe("Fri 20 Nov 2026, 09:02:11 (UTC)");

    [Fact]
    public void Dates_of_a_version_are_complete_and_in_the_readers_zone()
    {
        InstantLabels.Minute(At("2026-01-20T17:49:00Z"), Berlin).ShouldBe("20 Jan 2026 18:49");
        InstantLabels.Day(At("2026-01-20T23:49:00Z"), Berlin).ShouldBe("21 Jan 2026");
        InstantLabels.Minute(At("2026-01-20T17:49:00Z"), zone: null).ShouldBe("20 Jan 2026 17:49");
    }

    [Theory]
    [InlineData("2026-11-20T05:48:50Z", "2026-11-20T06:17:10Z", "29 m")] // 28 minutes and 20 seconds, and a reader sees 05:48 and 06:17
    [InlineData("2026-11-20T05:48:10Z", "2026-11-20T06:17:50Z", "29 m")]
    [InlineData("2026-11-20T05:48:10Z", "2026-11-20T05:48:50Z", "under 1 m")]
    public void Time_between_two_instants_is_that_of_their_minutes(string from, string to, string words) =>
        DurationLabels.Between(At(from), At(to)).ShouldBe(words);

    [Theory]
    [InlineData("2026-01-20T18:49", "2026-01-20T17:49:00Z")]
    [InlineData("2026-07-20T18:49", "2026-07-20T16:49:00Z")]
    [InlineData("2026-07-20", "2026-07-19T22:00:00Z")]
    [InlineData("2026-03-29T02:30", "2026-03-29T01:30:00Z")] // skipped in spring
    public void Typed_time_is_meant_in_the_readers_zone(string typed, string instant) =>
        FieldTimes.Read(typed, Berlin).ShouldBe(At(instant));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("soon")]
    [InlineData("0001-01-01T00:00")]
    public void What_is_no_time_is_none(string? typed) => FieldTimes.Read(typed, Berlin).ShouldBeNull();

    [Fact]
    public void Field_shows_what_was_typed()
    {
        FieldTimes.Minute(At("2026-07-20T16:49:00Z"), Berlin).ShouldBe("2026-07-20T18:49");
        FieldTimes.Day(At("2026-07-19T22:00:00Z"), Berlin).ShouldBe("2026-07-20");
        FieldTimes.Minute(at: null, Berlin).ShouldBeEmpty();
    }

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);
}
