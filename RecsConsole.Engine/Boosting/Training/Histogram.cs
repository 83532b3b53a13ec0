using System.Numerics.Tensors;

namespace RecsConsole.Engine.Boosting.Training;

/// <summary>Sums of gradients and hessians of a leaf's rows by column and bin, in whole units.</summary>
internal sealed class Histogram(int bins)
{
    public long[] First { get; } = new long[bins];

    public long[] Second { get; } = new long[bins];

    public void Clear()
    {
        Array.Clear(First);
        Array.Clear(Second);
    }

    /// <summary>Adds a range of another histogram and empties it there.</summary>
    public void Take(Histogram other, int from, int count)
    {
        AddTo(First.AsSpan(from, count), other.First.AsSpan(from, count));
        AddTo(Second.AsSpan(from, count), other.Second.AsSpan(from, count));
    }

    /// <summary>Subtracts a range of one part, which leaves the histogram of the other part.</summary>
    public void Subtract(Histogram part, int from, int count)
    {
        TensorPrimitives.Subtract(First.AsSpan(from, count), part.First.AsSpan(from, count), First.AsSpan(from, count));
        TensorPrimitives.Subtract(Second.AsSpan(from, count), part.Second.AsSpan(from, count), Second.AsSpan(from, count));
    }

    private static void AddTo(Span<long> sums, Span<long> others)
    {
        TensorPrimitives.Add(sums, others, sums);
        others.Clear();
    }
}
