using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Boosting.Training;
using RecsConsole.Engine.Boosting.Training.Bins;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine.Boosting;

public sealed class HistogramTests
{
    private const int Rows = 20_000; // more rows than are packed into one sum

    // 19 columns: full blocks of eight and a remainder, with several columns in a byte
    private static readonly int[] s_sizes = [2, 3, 1000, 2, 7, 1000, 1000, 5, 300, 300, 300, 300, 300, 300, 300, 300, 16, 16, 300];

    private readonly Workers _workers = new(2);
    private readonly BinnedRows _rows;
    private readonly Gradients _gradients = new(Rows);
    private readonly HistogramBuilder _builder;

    public HistogramTests()
    {
        var draws = new SplitMix64(1);
        var values = Enumerable.Range(0, Rows * s_sizes.Length).Select(i => Value(draws, s_sizes[i % s_sizes.Length])).ToArray();
        var data = new BoostingData(s_sizes.Length, values, new double[Rows]);
        _rows = BinnedRows.From(data, new BinFinder(data, new(), _workers).Find(), _workers);
        for (var row = 0; row < Rows; row++)
        {
            _gradients.First[row] = (float)(SyntheticRows.Unit(draws) - 0.5);
            _gradients.Second[row] = (float)SyntheticRows.Unit(draws);
        }

        _gradients.Pack(_workers);
        _builder = new(_rows, _gradients, _workers);
    }

    [Fact]
    public void Columns_with_few_bins_share_a_byte() => _rows.Cells.Count.ShouldBeLessThan(s_sizes.Length);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(500)]
    public void Sums_are_those_of_counting_row_by_row(int step)
    {
        var rows = Enumerable.Range(0, Rows).Where(row => row % step == 0).ToArray();

        var built = Build(rows);

        var (first, second) = (new long[_builder.Bins], new long[_builder.Bins]);
        foreach (var row in rows)
        {
            for (var place = 0; place < _rows.Columns.Count; place++)
            {
                var bin = _builder.Offsets[place] + _rows.Column(place)[row];
                first[bin] += _gradients.Packed[row] >> 32;
                second[bin] += _gradients.Packed[row] & uint.MaxValue;
            }
        }

        built.First.ShouldBe(first);
        built.Second.ShouldBe(second);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(97)]
    public void Parent_less_one_child_is_the_other_child(int step)
    {
        var all = Enumerable.Range(0, Rows).ToArray();
        var parent = Build(all);
        var child = Build([.. all.Where(row => row % step == 0)]);
        var other = Build([.. all.Where(row => row % step != 0)]);

        parent.Subtract(child, 0, _builder.Bins);

        parent.First.ShouldBe(other.First);
        parent.Second.ShouldBe(other.Second);
    }

    [Fact]
    public void Rounding_loses_less_than_a_hundred_thousandth_of_the_largest() =>
        Enumerable
            .Range(0, Rows)
            .Max(row => Math.Abs(((_gradients.Packed[row] >> 32) * _gradients.GradientUnit) - _gradients.First[row]))
            .ShouldBeLessThan(0.5e-5);

    private static double Value(SplitMix64 draws, int size) => size == 300 && draws.Below(10) == 0 ? double.NaN : draws.Below(size);

    private Histogram Build(int[] rows)
    {
        var histogram = new Histogram(_builder.Bins);
        _builder.Build(rows, 0, rows.Length);
        for (var place = 0; place < _rows.Columns.Count; place++)
        {
            _builder.Collect(place, histogram);
        }

        _builder.Reset();
        return histogram;
    }
}
