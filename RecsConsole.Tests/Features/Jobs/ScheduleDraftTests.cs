using RecsConsole.Features.Jobs;
using RecsConsole.Features.Jobs.Schedules;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Jobs;

public sealed class ScheduleDraftTests
{
    [Theory]
    [InlineData("0 0/5 * * * ?", "Every 5 minutes")]
    [InlineData("0 0 * * * ?", "Every hour")]
    [InlineData("0 20 * * * ?", "Every hour at 20 past")]
    [InlineData("0 15 2 * * ?", "Every day at 02:15")]
    [InlineData("0 0 18 ? * MON-FRI", "Monday to Friday at 18:00")]
    [InlineData("0 30 3 ? * SUN", "Every Sunday at 03:30")]
    public void Choice_is_said_in_words_and_means_what_it_was_read_from(string cron, string words)
    {
        ScheduleLabels.Of(cron).ShouldBe(words);
        ScheduleDraft.Read(cron).Cron.ShouldBe(cron);
    }

    [Theory]
    [InlineData("0 0 2 1 * ?")]
    [InlineData("0 0 2 ? * MON,WED")]
    [InlineData("0 99 2 * * ?")]
    public void Whatever_else_is_kept_as_it_is(string cron)
    {
        ScheduleDraft.Read(cron).Kind.ShouldBe(ScheduleKind.Expression);
        ScheduleDraft.Read(cron).Cron.ShouldBe(cron);
    }

    [Fact]
    public void Times_are_of_the_tenants_zone_and_survive_the_change_of_clocks()
    {
        var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var before = new DateTimeOffset(2026, 3, 28, 0, 0, 0, TimeSpan.Zero);

        var next = new JobTimes("0 0 4 * * ?", berlin).Next(before, 2);

        next.ShouldBe([new DateTimeOffset(2026, 3, 28, 3, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 3, 29, 2, 0, 0, TimeSpan.Zero)]);
    }
}
