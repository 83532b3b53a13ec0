using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.RenderTree;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace RecsConsole.Platform.Circuits;

/// <summary>
/// Keeps the trees of a quiet page small. A component that is rendered again is compared with what it showed, and the renderer keeps that
/// former tree until the component is rendered once more, for hours where nothing happens: 40 bytes for each element, attribute and text, a
/// fifth of a case page that was worked with. The former trees are emptied once the page has been quiet for a moment, and the present ones
/// are moved into buffers of their size.
/// </summary>
[SuppressMessage("Usage", "BL0006", Justification = "The renderer is only asked for its trees; QuietTreesTests says when they change.")]
public sealed class QuietTrees(TimeProvider clock) : CircuitHandler
{
    // long enough that a page that is loading, or somebody who types, does not rent and return buffers all the time
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(2);

    private Renderer? _renderer;
    private bool _isWaiting;

    /// <summary>Names a component of the page, through which its renderer is found.</summary>
    public void Follow(ComponentBase component)
    {
        try
        {
            _renderer = RendererOf(ref HandleOf(component));
        }
        catch (MissingMemberException)
        {
            _renderer = null; // another version of the framework: pages keep more, and work as before
        }
    }

    /// <summary>Empties the former trees of all components and fits the present ones; to be called by the renderer's dispatcher, between two renderings.</summary>
    /// <returns>How many frames the former trees had, and by how many the buffers of the present ones are smaller.</returns>
    public static (int Emptied, int Saved) Shrink(Renderer renderer)
    {
        ArgumentNullException.ThrowIfNull(renderer);
        var (emptied, saved) = (0, 0);
        foreach (var state in StatesOf(renderer).Values)
        {
            var former = FormerOf(state);
            emptied += former.GetFrames().Count;
            former.Clear();
            saved += TreeBuffer.Fit(PresentOf(state));
        }

        return (emptied, saved);
    }

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(
        Func<CircuitInboundActivityContext, Task> next
    ) =>
        async context =>
        {
            await next(context);
            if (_renderer is { } renderer && !_isWaiting)
            {
                _isWaiting = true;
                _ = ShrinkLaterAsync(renderer);
            }
        };

    private async Task ShrinkLaterAsync(Renderer renderer)
    {
        await Task.Delay(s_pause, clock).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        _isWaiting = false;
        try
        {
            await renderer.Dispatcher.InvokeAsync(() => Shrink(renderer));
        }
        catch (MissingMemberException)
        {
            _renderer = null;
        }
    }

    // The framework has no way to ask for this; QuietTreesTests says when its fields have changed.
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_renderHandle")]
    private static extern ref RenderHandle HandleOf(ComponentBase component);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_renderer")]
    private static extern ref Renderer? RendererOf(ref RenderHandle handle);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_componentStateById")]
    private static extern ref Dictionary<int, ComponentState> StatesOf(Renderer renderer);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_nextRenderTree")]
    private static extern ref RenderTreeBuilder FormerOf(ComponentState state);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_CurrentRenderTree")]
    private static extern RenderTreeBuilder PresentOf(ComponentState state);
}
