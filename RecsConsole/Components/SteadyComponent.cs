using Microsoft.AspNetCore.Components;

namespace RecsConsole.Components;

/// <summary>
/// A component that is rendered again only when what it shows has changed. The page around it renders for many reasons, and a component that
/// is rendered a second time keeps a second buffer from then on.
/// </summary>
public abstract class SteadyComponent : ComponentBase
{
    private object? _shown;
    private bool _isChanged;

    /// <summary>All that the markup depends on; compared by value.</summary>
    protected abstract object Content { get; }

    protected override void OnParametersSet()
    {
        var content = Content;
        _isChanged = !content.Equals(_shown);
        _shown = content;
    }

    protected override bool ShouldRender() => _isChanged;
}
