namespace RecsConsole.Engine.Boosting.Training;

/// <summary>
/// What a set of rows is worth as a leaf: the value that minimises the loss in second-order approximation, and by how much it lowers the
/// loss (T. Chen and C. Guestrin, "XGBoost", KDD 2016, equations 5 to 7; twice that, as in LightGBM).
/// </summary>
internal readonly struct LeafMeasure(Gradients gradients, LeafState leaf, bool hasConstraints)
{
    private readonly double _gradientUnit = gradients.GradientUnit;
    private readonly double _hessianUnit = gradients.HessianUnit;

    /// <summary>Rows for each whole unit of hessian, to estimate how many rows a part has.</summary>
    private readonly double _rowsPerHessian = leaf.Sums.Second > 0 ? leaf.Rows / (double)leaf.Sums.Second : 0;

    public BinSums Total => leaf.Sums;

    public double Hessian(BinSums sums) => sums.Second * _hessianUnit;

    public double Rows(BinSums sums) => Math.Round(sums.Second * _rowsPerHessian);

    /// <summary>
    /// The smallest hessian sum, in integer units, of a part with at least this many (estimated) rows and this much hessian.
    /// </summary>
    public long LeastSecond(int rows, double hessian)
    {
        var forRows = _rowsPerHessian > 0 ? (rows - 0.5) / _rowsPerHessian : double.MaxValue;
        return Math.Max(1, (long)Math.Min(long.MaxValue / 2, Math.Ceiling(Math.Max(forRows, hessian / _hessianUnit))));
    }

    public double Gradient(BinSums sums) => sums.First * _gradientUnit;

    /// <summary>The combined gain of both parts; minus infinity if their values break a monotone constraint.</summary>
    public double Gain(BinSums left, BinSums right, double l2, int monotone)
    {
        var (leftGradient, rightGradient) = (Gradient(left), Gradient(right));
        var (leftHessian, rightHessian) = (Hessian(left) + l2, Hessian(right) + l2);
        if (!hasConstraints)
        {
            return ((leftGradient * leftGradient * rightHessian) + (rightGradient * rightGradient * leftHessian))
                / (leftHessian * rightHessian);
        }

        var (leftValue, rightValue) = (Value(left, l2), Value(right, l2));
        return (monotone > 0 && leftValue > rightValue) || (monotone < 0 && leftValue < rightValue)
            ? double.NegativeInfinity
            : GainOf(leftGradient, leftHessian, leftValue) + GainOf(rightGradient, rightHessian, rightValue);
    }

    /// <summary>The gain of the leaf undivided.</summary>
    public double Undivided()
    {
        var hessian = Hessian(leaf.Sums) + leaf.L2;
        return hessian > 0 ? GainOf(Gradient(leaf.Sums), hessian, Value(leaf.Sums, leaf.L2)) : 0;
    }

    /// <summary>The value of a leaf with these sums, within the leaf's bounds.</summary>
    public double Value(BinSums sums, double l2)
    {
        var hessian = Hessian(sums) + l2;
        return hessian > 0 ? Math.Clamp(-Gradient(sums) / hessian, leaf.Least, leaf.Most) : 0;
    }

    private static double GainOf(double gradient, double hessian, double value) => -((2 * gradient) + (hessian * value)) * value;
}
