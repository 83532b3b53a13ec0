using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Components.Badges;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Components;

public sealed class SlaBarTests : BunitContext
{
    private readonly ManualClock _clock = new();

    public SlaBarTests() => Services.AddSingleton<TimeProvider>(_clock);

    [Theory]
    [InlineData(192, 720, "3 h 12 m left", "done")]
    [InlineData(192, 1440, "3 h 12 m left", "soon")]
    [InlineData(5, 60, "5 m left", "soon")]
    [InlineData(0, 60, "under 1 m left", "soon")]
    [InlineData(1560, 2000, "1 d 2 h left", "done")]
    [InlineData(5000, 9000, "3 d left", "done")]
    [InlineData(-120, 60, "2 h late", "late")]
    [InlineData(-125, 60, "2 h 05 m late", "late")]
    public void Time_left_is_said_in_words_and_colour(int leftMinutes, int wholeMinutes, string words, string tone)
    {
        var deadline = _clock.GetUtcNow().AddMinutes(leftMinutes);

        var bar = Render<SlaBar>(p => p.Add(b => b.Deadline, deadline).Add(b => b.Started, deadline.AddMinutes(-wholeMinutes)));

        bar.Find("b").TextContent.ShouldBe(words);
        bar.Find(".sla").ClassName!.Trim().ShouldBe($"sla {tone}");
    }

    [Fact]
    public void A_case_without_deadline_says_so() => Render<SlaBar>(p => p.Add(b => b.Deadline, null)).Markup.ShouldContain("No SLA");

    [Fact]
    public void The_exact_time_is_there_on_hover_in_the_reader_s_zone()
    {
        var deadline = new DateTimeOffset(2026, 11, 20, 13, 12, 0, TimeSpan.Zero);

        var bar = Render<SlaBar>(p =>
            p.Add(b => b.Deadline, deadline).AddCascadingValue(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"))
        );

        bar.Find(".sla").GetAttribute("title").ShouldBe("Due Fri 20 Nov 2026, 14:12:00 (UTC+01:00)");
    }

    [Theory]
    [InlineData(-45, "45 m late")]
    [InlineData(-168, "2 h 48 m late")]
    [InlineData(-1560, "1 d 2 h late")]
    public void A_row_says_lateness_as_every_other_place_does(int leftMinutes, string words) =>
        Render<SlaBar>(p => p.Add(b => b.Deadline, _clock.GetUtcNow().AddMinutes(leftMinutes)).Add(b => b.IsShort, true))
            .Find("b")
            .TextContent.ShouldBe(words);

    [Theory]
    [InlineData(true, "Due Mon 09:47")]
    [InlineData(false, "Due Mon 09:47")]
    public void Out_of_hours_it_says_when_it_is_due_and_how_much_is_left_on_hover(bool isShort, string words)
    {
        _clock.Advance(new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.Zero) - _clock.GetUtcNow()); // a Saturday
        var deadline = new DateTimeOffset(2026, 11, 23, 9, 47, 0, TimeSpan.Zero);

        var bar = Render<SlaBar>(p =>
            p.Add(b => b.Deadline, deadline)
                .Add(b => b.For, "to first solution")
                .Add(b => b.IsShort, isShort)
                .Add(b => b.Measure, _ => new SlaStatus(TimeSpan.FromMinutes(107), 0.4, IsOutsideHours: true))
        );

        bar.Find("b").TextContent.ShouldBe(words);
        bar.Markup.ShouldNotContain("to first solution");
        bar.Find(".sla")
            .GetAttribute("title")
            .ShouldBe("Due Mon 23 Nov 2026, 09:47:00 (UTC); 1 h 47 m of working time left, the clock is paused");
    }

    [Theory]
    [InlineData(1560, false, "26 h left")]
    [InlineData(1430, true, "23 h 50 m")]
    [InlineData(-1570, true, "26 h late")]
    public void Working_time_is_said_in_hours_since_a_working_day_is_no_calendar_day(int leftMinutes, bool isShort, string words) =>
        Render<SlaBar>(p =>
                p.Add(b => b.Deadline, _clock.GetUtcNow().AddMinutes(leftMinutes))
                    .Add(b => b.IsShort, isShort)
                    .Add(b => b.Measure, _ => new SlaStatus(TimeSpan.FromMinutes(leftMinutes), 0.5) { IsWorkingTime = true })
            )
            .Find("b")
            .TextContent.ShouldBe(words);

    [Theory]
    [InlineData(true, 0.5, "soon")] // little time, though half of it is left
    [InlineData(false, 0.1, "done")]
    [InlineData(null, 0.1, "soon")]
    public void Colour_follows_the_rule_of_the_count_beside_it(bool? isAtRisk, double share, string tone) =>
        Render<SlaBar>(p =>
                p.Add(b => b.Deadline, _clock.GetUtcNow().AddHours(3))
                    .Add(b => b.Measure, _ => new SlaStatus(TimeSpan.FromHours(3), share) { IsAtRisk = isAtRisk })
            )
            .Find(".sla")
            .ClassName!.Trim()
            .ShouldBe($"sla {tone}");

    [Fact]
    public void The_words_follow_the_clock()
    {
        var bar = Render<SlaBar>(p => p.Add(b => b.Deadline, _clock.GetUtcNow().AddMinutes(61)));

        _clock.Advance(TimeSpan.FromMinutes(2));

        bar.WaitForAssertion(() => bar.Find("b").TextContent.ShouldBe("59 m left"));
    }

    [Fact]
    public void A_finished_case_stands_still()
    {
        var deadline = _clock.GetUtcNow().AddHours(1);

        var bar = Render<SlaBar>(p => p.Add(b => b.Deadline, deadline).Add(b => b.Stopped, _clock.GetUtcNow()));
        _clock.Advance(TimeSpan.FromHours(5));

        bar.Find("b").TextContent.ShouldBe("On time");
    }
}
