using RecsConsole.Features.Models;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Models;

/// <summary>Two figures and their difference are rounded so that they agree.</summary>
public sealed class ModelDifferenceTests
{
    [Fact]
    public void Difference_is_that_of_the_shown_figures() =>
        ModelLabels
            .Difference(new(0.0052, 0.001, 0.01, 400), AFigure(0.7666), AFigure(0.7614))
            .ShouldBe("+0.006, +0.001 to +0.010", "0.767 and 0.761 stand beside it");

    [Fact]
    public void Difference_that_weighs_its_cases_stays_as_it_is() =>
        ModelLabels.Difference(new(0.02, 0.01, 0.03, 400), AFigure(0.7), AFigure(0.6)).ShouldStartWith("+0.020");

    [Fact]
    public void Difference_of_a_figure_that_is_missing_stays_as_it_is() =>
        ModelLabels.Difference(new(0.02, 0.01, 0.03, 400), AFigure(0.7), other: null).ShouldStartWith("+0.020");

    private static Measure AFigure(double value) => new(value, value - 0.01, value + 0.01, 400);
}
