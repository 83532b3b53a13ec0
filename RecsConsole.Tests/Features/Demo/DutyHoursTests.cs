using System.Globalization;
using RecsConsole.Features.Demo.Content;
using RecsConsole.Features.Demo.Simulation;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Demo;

/// <summary>At any time of the demo's first start, its people are at work and stay for some hours.</summary>
public sealed class DutyHoursTests
{
    [Theory]
    [InlineData("brightline")]
    [InlineData("orchard")]
    public void People_are_at_work_at_every_hour_of_a_week(string tenant)
    {
        var content = DemoContentLoader.Load(tenant);
        var monday = new DateTimeOffset(2026, 3, 16, 0, 20, 0, TimeSpan.Zero);
        for (var hour = 0; hour < 14 * 24; hour++) // two weeks, with the change to daylight saving time in the second
        {
            var at = monday.AddHours(hour);
            var calendar = content.OnDutyAt(at).Tenant.Calendar;

            var span = DemoCalendarSpans
                .Resolve(calendar, at.AddDays(-2), at.AddDays(2))
                .Spans.Single(each => each.StartMs <= at.ToUnixTimeMilliseconds() && at.ToUnixTimeMilliseconds() < each.EndMs);

            TimeSpan.FromMilliseconds(span.EndMs - at.ToUnixTimeMilliseconds()).TotalHours.ShouldBeGreaterThanOrEqualTo(3);
            calendar.Days.Distinct().Count().ShouldBe(content.Tenant.Calendar.Days.Count);
        }
    }

    [Fact]
    public void Within_its_own_hours_a_tenant_keeps_them()
    {
        var content = DemoContentLoader.Load("brightline");

        var at = DateTimeOffset.Parse("2026-03-18T09:30:00+01:00", CultureInfo.InvariantCulture);

        content.OnDutyAt(at).Tenant.Calendar.ShouldBe(content.Tenant.Calendar);
    }
}
