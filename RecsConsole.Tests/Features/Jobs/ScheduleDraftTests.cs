using System.Globalization;
using RecsConsole.Features.Jobs;
using RecsConsole.Features.Jobs.Schedules;
using RecsConsole.Platform.Jobs;
using RecsConsole.Platform.Web;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Jobs;

public sealed class ScheduleDraftTests : IDisposable
{
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
    private readonly CultureInfo _screen = CultureInfo.CurrentUICulture;

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
    [InlineData("30 0/5 * * * ?", "Every 5 minutes")]
    [InlineData("0 */1 * * * ?", "Every minute")]
    [InlineData("0 0 0/6 * * ?", "Every 6 hours")]
    [InlineData("0 10 */2 ? * *", "Every 2 hours at 10 past")]
    [InlineData("0 0 14,2 * * ?", "Every day at 02:00, 14:00")]
    [InlineData("0 0 2 1 * ?", "On day 1 of each month at 02:00")]
    [InlineData("0 0 2 L * ? *", "On the last day of each month at 02:00")]
    [InlineData("0 0 2 ? * WED,MON", "Monday, Wednesday at 02:00")]
    [InlineData("0 0 2 ? * 2-6", "Monday to Friday at 02:00")]
    [InlineData("0 0 2 ? * SAT-SUN", "Saturday, Sunday at 02:00")]
    [InlineData("0 0/15 * ? * MON-FRI", "Every 15 minutes, Monday to Friday")]
    [InlineData("0 0/15 8-18 ? * MON-FRI", "On its own schedule")]
    [InlineData("0 0 2 ? * MON#1", "On its own schedule")]
    [InlineData("0 0 2 1 JAN ?", "On its own schedule")]
    public void Expression_is_said_in_words_as_far_as_there_are_any(string cron, string words)
    {
        JobSchedule.IsExpression(cron).ShouldBeTrue();
        ScheduleLabels.Of(cron).ShouldBe(words);
    }

    [Theory]
    [InlineData("de", "0 0 0/6 * * ?", "Alle 6 Stunden")]
    [InlineData("de", "0 0 2 ? * MON,WED", "Montag, Mittwoch um 02:00 Uhr")]
    [InlineData("pl", "0 0/5 * * * ?", "Co 5 minut")]
    [InlineData("pl", "0 0 0/2 * * ?", "Co 2 godziny")]
    public void Words_are_those_of_the_reader(string language, string cron, string words)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = ScreenLanguages.Of(language);
        ScheduleLabels.Of(cron).ShouldBe(words);
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

        var next = new JobSchedule("0 0 4 * * ?", berlin).Next(before, 2);

        next.ShouldBe([new DateTimeOffset(2026, 3, 28, 3, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 3, 29, 2, 0, 0, TimeSpan.Zero)]);
    }

    public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (_culture, _screen);
}
