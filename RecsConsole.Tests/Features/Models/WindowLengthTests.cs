using RecsConsole.Features.Models.Life;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Models;

/// <summary>The window of a pilot by time follows how long the tenant's cases take.</summary>
public sealed class WindowLengthTests
{
    [Theory]
    [InlineData(5, 24)]
    [InlineData(24, 48)]
    [InlineData(40, 48)]
    [InlineData(700, 168)]
    public void Window_is_longer_than_half_of_the_cases_take_as_far_as_windows_go(int medianHours, int hours)
    {
        var window = WindowLength.Of(Times(medianHours, 21));

        (window.Hours, window.Median, window.Cases).ShouldBe((hours, TimeSpan.FromHours(medianHours), 21));
        window.IsTooShort.ShouldBe(medianHours > hours);
    }

    [Fact]
    public void Few_cases_say_nothing()
    {
        var window = WindowLength.Of(Times(40, 19));

        (window.Hours, window.Median, window.Cases).ShouldBe((24, null, 19));
    }

    // half of them shorter, half of them longer
    private static List<TimeSpan> Times(int medianHours, int count) =>
        [.. Enumerable.Range(0, count).Select(number => TimeSpan.FromHours(medianHours) + TimeSpan.FromMinutes(number - (count / 2)))];
}
