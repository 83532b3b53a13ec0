namespace RecsConsole.Engine.Boosting.Training;

/// <summary>
/// Splits of a leaf by the order of a numeric column. When some rows lack the value, both sides are tried for them and the better one
/// becomes the default direction of missing values; when none do, the default is the side with more rows.
/// </summary>
internal sealed class NumberSplits(BoostingSettings settings, LeafMeasure measure, int place, double l2, int monotone)
{
    private double _bestGain;
    private int _lastLeft = -1;
    private bool _missingGoesLeft;
    private BinSums _left;

    public Split? Best(ColumnSums column)
    {
        var undivided = measure.Undivided();
        _bestGain = undivided + settings.MinGain;
        _lastLeft = -1;
        var missing = column.Missing;
        Scan(column, missing, missingGoesLeft: false);
        if (missing != default)
        {
            Scan(column, missing, missingGoesLeft: true);
        }

        if (_lastLeft < 0)
        {
            return null;
        }

        var side = missing == default ? measure.Hessian(_left) * 2 >= measure.Hessian(measure.Total) : _missingGoesLeft;
        return Split.ByNumber(new(place, _bestGain - undivided, _left, l2), _lastLeft, side);
    }

    private void Scan(ColumnSums column, BinSums missing, bool missingGoesLeft)
    {
        var left = missingGoesLeft ? missing : default;
        var last = column.Values - (missingGoesLeft || missing == default ? 2 : 1); // if missing values go right, all numbers may go left
        var total = measure.Total;
        var least = measure.LeastSecond(settings.MinLeafRows, settings.MinLeafHessian);
        for (var bin = 0; bin <= last; bin++)
        {
            var own = column[bin];
            if (own == default)
            {
                continue; // the same split as before; the first bin that gives it wins
            }

            left += own;
            var right = total - left;
            if (left.Second < least)
            {
                continue;
            }

            if (right.Second < least)
            {
                break;
            }

            var gain = measure.Gain(left, right, l2, monotone);
            if (gain > _bestGain)
            {
                (_bestGain, _lastLeft, _missingGoesLeft, _left) = (gain, bin, missingGoesLeft, left);
            }
        }
    }
}
