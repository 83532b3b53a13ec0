using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.NextStep;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Engine.NextStep.Histories;

namespace RecsConsole.Tests.Engine.NextStep;

/// <summary>Numbers as people write them.</summary>
public sealed class WrittenNumberTests
{
    [Theory]
    [InlineData("4250.5", 4250.5)]
    [InlineData("1e3", 1000d)]
    [InlineData("449,77", 449.77)]
    [InlineData("4.250,00", 4250d)]
    [InlineData("-1.234.567,8", -1234567.8)]
    [InlineData("1,234,567.25", 1234567.25)]
    [InlineData("12,345", 12345d)]
    [InlineData("1.234.567", 1234567d)]
    [InlineData("4 250,50 zł", 4250.5)]
    [InlineData("4\u00a0250,50\u00a0ZŁ", 4250.5)]
    [InlineData("4.250 €", 4250d)]
    [InlineData("€ 12.50", 12.5)]
    [InlineData("-12.5 Kč", -12.5)]
    [InlineData("EUR 4.250,50", 4250.5)]
    [InlineData("Fr. 1'250.00", 1250d)]
    [InlineData("R$ 1.250,00", 1250d)]
    [InlineData("1 250 złotych", null)]
    [InlineData("12 km", null)]
    [InlineData("INV 2024", null)]
    [InlineData("KR12", null)]
    [InlineData("zł", null)]
    [InlineData("4 250,50 PLN", 4250.5)]
    [InlineData("4.250,50 €", 4250.5)]
    [InlineData("$1,250.00", 1250d)]
    [InlineData("030 123", null)]
    [InlineData("12.34,5", null)]
    [InlineData("31.12.2025", null)]
    [InlineData("SCH-20001", null)]
    [InlineData(",", null)]
    [InlineData("€", null)]
    [InlineData("", null)]
    public void A_number_is_read_as_it_is_meant(string text, double? number) => WrittenNumber.Of(text).ShouldBe(number);

    [Fact]
    public void An_amount_as_a_german_spreadsheet_writes_it_decides_by_its_size_too()
    {
        var model = NextStepTrainer.Fit(
            Mix(
                Repeat(80, "abx").Select((each, i) => With(each, ("amount", $"{100 + i},50"))),
                Repeat(80, "acx").Select((each, i) => With(each, ("amount", $"{5 + (i / 40)}.{100 + i},00 €")))
            ),
            NextStepSettings.Standard
        );

        model.Fields.ShouldBe(["size of amount"]);
        model.Forecast(With(Ended("a"), ("amount", "150,00")).Events).Steps[0].Activity.ShouldBe("b");
        model.Forecast(With(Ended("a"), ("amount", "6.001,25")).Events).Steps[0].Activity.ShouldBe("c");
    }
}
