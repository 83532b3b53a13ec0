namespace RecsConsole.Engine.Arithmetic;

/// <summary>
/// Exponential and logarithm in plain double arithmetic with a fixed order, so that every machine computes the same bits. The platform's
/// own functions may differ in the last bit between processors and libraries. Method and constants: Sun fdlibm, e_exp.c and e_log.c (error
/// below one unit in the last place).
/// </summary>
public static class ExactMath
{
    // ln 2 in two parts; the high one has trailing zeros, so that k * Ln2High is exact for every exponent k
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double Log2E = 1.44269504088896338700e+00;
    private const double ExpOverflow = 7.09782712893383973096e+02;
    private const double ExpUnderflow = -7.45133219101941108420e+02;

    /// <summary>e to the power x; 0 below -745.13, infinity above 709.78, NaN of NaN.</summary>
    public static double Exp(double x)
    {
        if (double.IsNaN(x))
        {
            return double.NaN;
        }

        if (x > ExpOverflow)
        {
            return double.PositiveInfinity;
        }

        if (x < ExpUnderflow)
        {
            return 0;
        }

        // x = k ln 2 + (high - low), the remainder within half of ln 2
        var k = (int)((Log2E * x) + (x < 0 ? -0.5 : 0.5));
        var high = x - (k * Ln2High);
        var low = k * Ln2Low;
        var r = high - low;
        var t = r * r;
        var c = r - (t * ExpPolynomial(t));
        return Scale(1 - (low - (r * c / (2 - c)) - high), k);
    }

    /// <summary>Natural logarithm; minus infinity of 0, NaN of negative numbers and NaN.</summary>
    public static double Log(double x)
    {
        if (double.IsNaN(x) || x < 0)
        {
            return double.NaN;
        }

        if (x == 0)
        {
            return double.NegativeInfinity;
        }

        if (double.IsPositiveInfinity(x))
        {
            return x;
        }

        var k = 0;
        if (x < 2.2250738585072014e-308)
        {
            k = -54;
            x *= 18014398509481984.0; // 2^54 makes a subnormal number normal
        }

        // x = 2^k (1 + f) with 1 + f between sqrt(1/2) and sqrt(2)
        var bits = BitConverter.DoubleToInt64Bits(x);
        var top = (int)(bits >> 32) + 0x3ff00000 - 0x3fe6a09e;
        k += (top >> 20) - 0x3ff;
        top = (top & 0x000fffff) + 0x3fe6a09e;
        var f = BitConverter.Int64BitsToDouble(((long)top << 32) | (bits & 0xffffffffL)) - 1;
        var half = 0.5 * f * f;
        var s = f / (2 + f);
        return (s * (half + LogPolynomial(s * s))) + (k * Ln2Low) - half + f + (k * Ln2High);
    }

    /// <summary>The logistic function 1 / (1 + e^-x), computed from the side on which nothing overflows.</summary>
    public static double Sigmoid(double x)
    {
        if (x >= 0)
        {
            return 1 / (1 + Exp(-x));
        }

        var e = Exp(x);
        return e / (1 + e);
    }

    private static double ExpPolynomial(double t) =>
        1.66666666666666019037e-01
        + (
            t
            * (
                -2.77777777770155933842e-03
                + (t * (6.61375632143793436117e-05 + (t * (-1.65339022054652515390e-06 + (t * 4.13813679705723846039e-08)))))
            )
        );

    private static double LogPolynomial(double z)
    {
        var w = z * z;
        var even = w * (3.999999999940941908e-01 + (w * (2.222219843214978396e-01 + (w * 1.531383769920937332e-01))));
        var odd =
            z
            * (
                6.666666666666735130e-01
                + (w * (2.857142874366239149e-01 + (w * (1.818357216161805012e-01 + (w * 1.479819860511658591e-01)))))
            );
        return odd + even;
    }

    // y * 2^k in steps whose factors are themselves normal numbers; only the last one may round into the subnormal range
    private static double Scale(double y, int k) =>
        k switch
        {
            > 1023 => y * 2 * PowerOfTwo(k - 1),
            < -1022 => y * PowerOfTwo(k + 1000) * PowerOfTwo(-1000),
            _ => y * PowerOfTwo(k),
        };

    private static double PowerOfTwo(int k) => BitConverter.Int64BitsToDouble((long)(k + 1023) << 52);
}
