using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.RenderTree;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace RecsConsole.Platform.Circuits;

/// <summary>
/// Lets a circuit forget what its components showed before. A component that is rendered again is compared with what it showed, and the
/// renderer keeps that former tree until the component is rendered once more, for hours where nothing happens: 40 bytes for each element,
/// attribute and text, a fifth of a case page that was worked with. The trees are emptied once the page has been quiet for a moment.
/// </summary>
[SuppressMessage("Usage", "BL0006", Justification = "The renderer is only asked for its trees; FormerTreesTests says when they change.")]
public sealed class FormerTrees(TimeProvider clock) : CircuitHandler
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
        catch (MissingFieldException)
        {
            _renderer = null; // another version of the framework: pages keep more, and work as before
        }
    }

    /// <summary>Empties the former trees of all components; to be called by the renderer's dispatcher, between two renderings.</summary>
    /// <returns>How many frames they had.</returns>
    public static int Empty(Renderer renderer)
    {
        ArgumentNullException.ThrowIfNull(renderer);
        var emptied = 0;
        foreach (var state in StatesOf(renderer).Values)
        {
            var former = FormerOf(state);
            emptied += former.GetFrames().Count;
            former.Clear();
        }

        return emptied;
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
                _ = EmptyLaterAsync(renderer);
            }
        };

    private async Task EmptyLaterAsync(Renderer renderer)
    {
        await Task.Delay(s_pause, clock).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        _isWaiting = false;
        try
        {
            await renderer.Dispatcher.InvokeAsync(() => Empty(renderer));
        }
        catch (MissingFieldException)
        {
            _renderer = null;
        }
    }

    // The framework has no way to ask for this; FormerTreesTests says when its fields have changed.
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_renderHandle")]
    private static extern ref RenderHandle HandleOf(ComponentBase component);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_renderer")]
    private static extern ref Renderer? RendererOf(ref RenderHandle handle);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_componentStateById")]
    private static extern ref Dictionary<int, ComponentState> StatesOf(Renderer renderer);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_nextRenderTree")]
    private static extern ref RenderTreeBuilder FormerOf(ComponentState state);
}
