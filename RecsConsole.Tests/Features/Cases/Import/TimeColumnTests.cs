using RecsConsole.Features.Cases.Import.Logs;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Cases.Import;

public sealed class TimeColumnTests
{
    [Theory]
    [InlineData("2024-02-03T04:05:06.700+02:00", "2024-02-03 02:05:06.700")]
    [InlineData("2024-02-03T04:05:06Z", "2024-02-03 04:05:06.000")]
    [InlineData("2024-02-03 04:05:06", "2024-02-03 04:05:06.000")]
    [InlineData("2024-02-03 04:05:06.123456 +01:00", "2024-02-03 03:05:06.123")]
    [InlineData("2024-02-03", "2024-02-03 00:00:00.000")]
    [InlineData("29/2/2016 01:16", "2016-02-29 01:16:00.000")]
    [InlineData("2/29/2016 1:16 PM", "2016-02-29 13:16:00.000")]
    [InlineData("29.02.2016 01:16:05", "2016-02-29 01:16:05.000")]
    [InlineData("2016/02/29 01:16", "2016-02-29 01:16:00.000")]
    [InlineData("29/Feb/16 1:16 PM", "2016-02-29 13:16:00.000")]
    [InlineData("1456708560", "2016-02-29 01:16:00.000")]
    [InlineData("1456708560000", "2016-02-29 01:16:00.000")]
    public void The_format_of_a_column_is_found(string value, string expected) => Parse(null, "UTC", value).ShouldBe([expected]);

    [Fact]
    public void One_value_that_rules_a_format_out_decides_for_the_whole_column() =>
        Parse(null, "UTC", "1/2/2016 10:00", "29/2/2016 01:16").ShouldBe(["2016-02-01 10:00:00.000", "2016-02-29 01:16:00.000"]);

    [Fact]
    public void Formats_that_agree_on_every_value_are_not_ambiguous() =>
        Parse(null, "UTC", "1/1/2016 10:00", "2/2/2016 10:00").ShouldBe(["2016-01-01 10:00:00.000", "2016-02-02 10:00:00.000"]);

    [Theory]
    [InlineData("dd/MM/yyyy HH:mm")]
    [InlineData("d/M/yyyy H:mm")]
    [InlineData("D/M/YYYY HH:MM")]
    [InlineData("%d/%m/%Y %H:%M")]
    public void A_given_format_decides_what_is_ambiguous(string format) =>
        Parse(format, "UTC", "1/2/2016 9:05").ShouldBe(["2016-02-01 09:05:00.000"]);

    [Fact]
    public void A_time_without_an_offset_is_in_the_zone_and_one_with_an_offset_is_not()
    {
        Parse(null, "Europe/Rome", "2024-07-01 10:00").ShouldBe(["2024-07-01 08:00:00.000"]);
        Parse(null, "Europe/Rome", "2024-07-01T10:00Z").ShouldBe(["2024-07-01 10:00:00.000"]);
    }

    [Theory]
    [InlineData("M/d fits no more", "2/29/2016 10:00", "29/2/2016 10:00")]
    [InlineData("a small number", "12345", "12346")]
    [InlineData("a year nobody meant", "0001-01-01 00:00", "0001-01-01 00:00")]
    public void A_column_in_no_one_format_is_refused(string why, string first, string second) =>
        Should.Throw<LogInputException>(() => Parse(null, "UTC", first, second), why);

    private static List<string> Parse(string? format, string zone, params string[] values)
    {
        var rows = values
            .Select(
                (value, i) =>
                    new LogRow
                    {
                        Line = i + 2,
                        Case = "c",
                        Activity = "a",
                        Time = value,
                        Resource = null,
                        SlaMet = null,
                        Kept = [],
                        Finals = [],
                    }
            )
            .ToList();
        new TimeColumn("log.csv", "time", format, TimeZoneInfo.FindSystemTimeZoneById(zone)).Parse(rows);
        return
        [
            .. rows.Select(row =>
                row.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", System.Globalization.CultureInfo.InvariantCulture)
            ),
        ];
    }
}
