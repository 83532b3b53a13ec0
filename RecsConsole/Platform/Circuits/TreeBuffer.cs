using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.RenderTree;

namespace RecsConsole.Platform.Circuits;

/// <summary>
/// The buffer in which a component's tree lies. The renderer begins with one of 32 frames, 1.3 KB, and half of the components of a page show
/// fewer than 16.
/// </summary>
[SuppressMessage("Usage", "BL0006", Justification = "The tree stays what it is; QuietTreesTests says when the renderer has changed.")]
internal static class TreeBuffer
{
    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.NonPublic;

    // the pool has no smaller one
    private const int Smallest = 16;

    private static readonly Action<RenderTreeBuilder, RenderTreeFrame[]>? s_replace = Replacing();

    /// <summary>Moves a tree into a smaller buffer of the pool where one holds it; to be called between two renderings.</summary>
    /// <returns>By how many frames the buffer is smaller.</returns>
    public static int Fit(RenderTreeBuilder tree)
    {
        var (former, used) = (tree.GetFrames().Array, tree.GetFrames().Count);
        if (s_replace is null || used == 0 || Math.Max(used, Smallest) * 2 > former.Length)
        {
            return 0;
        }

        var smaller = ArrayPool<RenderTreeFrame>.Shared.Rent(used);
        former.AsSpan(0, used).CopyTo(smaller);
        s_replace(tree, smaller);
        former.AsSpan(0, used).Clear();
        ArrayPool<RenderTreeFrame>.Shared.Return(former);
        return former.Length - smaller.Length;
    }

    // the framework has no way to ask for this; null where its fields are others
    private static Action<RenderTreeBuilder, RenderTreeFrame[]>? Replacing()
    {
        var entries = typeof(RenderTreeBuilder).GetField("_entries", Own);
        if (entries?.FieldType.GetField("_items", Own) is not { } items || items.FieldType != typeof(RenderTreeFrame[]))
        {
            return null;
        }

        var tree = Expression.Parameter(typeof(RenderTreeBuilder));
        var frames = Expression.Parameter(typeof(RenderTreeFrame[]));
        var assign = Expression.Assign(Expression.Field(Expression.Field(tree, entries), items), frames);
        return Expression.Lambda<Action<RenderTreeBuilder, RenderTreeFrame[]>>(assign, tree, frames).Compile();
    }
}
