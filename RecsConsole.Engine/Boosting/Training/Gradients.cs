using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RecsConsole.Engine.Boosting.Training;

/// <summary>
/// First and second derivative of the loss at each row. For histograms both are rounded to integers and packed into one number, the
/// gradient above the hessian: one addition sums both, and integer sums are the same in any order, so on any number of threads (the idea of
/// Y. Shi et al., "Quantized Training of Gradient Boosting Decision Trees", NeurIPS 2022, with 18 bits instead of 2 to 5, so that nothing
/// is lost).
/// </summary>
internal sealed class Gradients(int rows)
{
    /// <summary>How many packed numbers can be added before the hessian sum would overflow into the gradient sum.</summary>
    public const int RowsToSum = 8_192;

    private const int GradientSteps = 1 << 17;
    private const int HessianSteps = 1 << 18;
    private const int Piece = 16_384;

    public float[] First { get; } = new float[rows];

    public float[] Second { get; } = new float[rows];

    /// <summary>Gradient (high 32 bits, signed) and hessian (low 32 bits), as multiples of the units.</summary>
    public long[] Packed { get; } = new long[rows];

    public double GradientUnit { get; private set; } = 1;

    public double HessianUnit { get; private set; } = 1;

    /// <summary>Rounds the derivatives that a loss has written and packs them.</summary>
    public void Pack(Workers workers)
    {
        var pieces = (rows + Piece - 1) / Piece;
        var largest = new float[pieces];
        var largestSecond = new float[pieces];
        workers.RunRanges(
            rows,
            Piece,
            (from, to) => (largest[from / Piece], largestSecond[from / Piece]) = (Largest(First, from, to), Largest(Second, from, to))
        );
        GradientUnit = Unit(largest.Max(), GradientSteps);
        HessianUnit = Unit(largestSecond.Max(), HessianSteps);
        workers.RunRanges(rows, Piece, PackRange);
    }

    private static double Unit(float largest, int steps) => largest > 1e-30f ? (double)largest / steps : 1;

    private static float Largest(float[] values, int from, int to) =>
        Math.Abs(TensorPrimitives.MaxMagnitude<float>(values.AsSpan(from, to - from)));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void PackRange(int from, int to)
    {
        var (perGradient, perHessian) = (1 / GradientUnit, 1 / HessianUnit);
        ref var first = ref MemoryMarshal.GetArrayDataReference(First);
        ref var second = ref MemoryMarshal.GetArrayDataReference(Second);
        ref var packed = ref MemoryMarshal.GetArrayDataReference(Packed);
        var row = from;
        for (; row + 8 <= to; row += 8)
        {
            var gradients = Rounded(Vector256.LoadUnsafe(ref first, (nuint)row) * (float)perGradient);
            var hessians = Rounded(Vector256.LoadUnsafe(ref second, (nuint)row) * (float)perHessian);
            var (low, high) = Vector256.Widen(gradients);
            var (lowHessian, highHessian) = Vector256.Widen(hessians);
            ((low << 32) + lowHessian).StoreUnsafe(ref packed, (nuint)row);
            ((high << 32) + highHessian).StoreUnsafe(ref packed, (nuint)row + 4);
        }

        for (; row < to; row++)
        {
            var gradient = (long)MathF.Round(First[row] * (float)perGradient);
            var hessian = (long)MathF.Round(Second[row] * (float)perHessian);
            Packed[row] = (gradient << 32) + hessian;
        }
    }

    private static Vector256<int> Rounded(Vector256<float> values) => Vector256.ConvertToInt32(Vector256.Round(values));
}
