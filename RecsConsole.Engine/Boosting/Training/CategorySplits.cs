namespace RecsConsole.Engine.Boosting.Training;

/// <summary>
/// Splits of a leaf by sets of categories. With few categories: one against the rest. With many: ordered by mean gradient, the best
/// division is a cut in that order (W. D. Fisher, "On grouping for maximum homogeneity", JASA 1958), searched from both ends as in LightGBM
/// (G. Ke et al., NIPS 2017), with smoothing and a penalty against groups that look good by chance. Missing, rare and unknown categories
/// always go right.
/// </summary>
internal sealed class CategorySplits(BoostingSettings settings, LeafMeasure measure, int place, double l2)
{
    private readonly long _least = measure.LeastSecond(settings.MinLeafRows, settings.MinLeafHessian);
    private double _bestGain;
    private int[]? _leftBins;
    private BinSums _left;
    private double _penalty;

    public Split? Best(ColumnSums column)
    {
        var undivided = measure.Undivided();
        _bestGain = undivided + settings.MinGain;
        _leftBins = null;
        if (column.Values <= settings.OneCategoryUpTo)
        {
            TryEach(column);
        }
        else
        {
            TryCuts(column);
        }

        return _leftBins is null ? null : Split.ByCategories(new(place, _bestGain - undivided, _left, _penalty), _leftBins);
    }

    private void TryEach(ColumnSums column)
    {
        for (var bin = 0; bin < column.Values; bin++)
        {
            if (IsBigEnough(column[bin]) && IsBigEnough(measure.Total - column[bin]))
            {
                Consider(column[bin], l2, [bin]);
            }
        }
    }

    private void TryCuts(ColumnSums column)
    {
        var order = Order(column);
        Cut(column, order);
        Array.Reverse(order);
        Cut(column, order);
    }

    // categories too small for a reliable mean stay in the right child
    private int[] Order(ColumnSums column)
    {
        var bins = new List<int>();
        var means = new double[column.Values];
        for (var bin = 0; bin < column.Values; bin++)
        {
            if (measure.Rows(column[bin]) >= settings.CategorySmoothing && column[bin] != default)
            {
                bins.Add(bin);
                means[bin] = measure.Gradient(column[bin]) / (measure.Hessian(column[bin]) + settings.CategorySmoothing);
            }
        }

        return [.. bins.OrderBy(bin => means[bin]).ThenBy(bin => bin)];
    }

    private void Cut(ColumnSums column, int[] order)
    {
        var (left, group) = (default(BinSums), default(BinSums));
        var max = Math.Min(settings.MostCategories, (order.Length + 1) / 2);
        for (var i = 0; i < max; i++)
        {
            left += column[order[i]];
            group += column[order[i]];
            var right = measure.Total - left;
            if (!IsBigEnough(left))
            {
                continue;
            }

            if (!IsBigEnough(right) || measure.Rows(right) < settings.MinCategoryRows)
            {
                break;
            }

            if (measure.Rows(group) >= settings.MinCategoryRows)
            {
                group = default;
                Consider(left, l2 + settings.CategoryL2, order[..(i + 1)]);
            }
        }
    }

    private bool IsBigEnough(BinSums sums) => sums.Second >= _least;

    private void Consider(BinSums left, double penalty, int[] leftBins)
    {
        var gain = measure.Gain(left, measure.Total - left, penalty, monotone: 0);
        if (gain > _bestGain)
        {
            (_bestGain, _left, _penalty, _leftBins) = (gain, left, penalty, leftBins);
        }
    }
}
