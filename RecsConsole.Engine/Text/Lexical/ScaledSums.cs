using System.Numerics;
using System.Runtime.CompilerServices;

namespace RecsConsole.Engine.Text;

/// <summary>Sums of scaled vectors, element by element: no sum's order depends on the processor's vector width.</summary>
internal static class ScaledSums
{
    /// <summary>target += factor * source.</summary>
    // compiled fully at once: the first models are learned while a server starts, when hot loops wait seconds for a second compilation
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(Span<double> target, double factor, ReadOnlySpan<double> source)
    {
        var i = 0;
        var factors = new Vector<double>(factor);
        for (; i <= target.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            var sum = new Vector<double>(target[i..]) + (factors * new Vector<double>(source[i..]));
            sum.CopyTo(target[i..]);
        }

        for (; i < target.Length; i++)
        {
            target[i] += factor * source[i];
        }
    }
}
