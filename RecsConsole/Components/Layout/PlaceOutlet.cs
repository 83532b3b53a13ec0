using Microsoft.AspNetCore.Components;
using RecsConsole.Components.States;

namespace RecsConsole.Components.Layout;

/// <summary>Shows what fills a place of the page; an error in it stays in it.</summary>
public sealed class PlaceOutlet : PageRegion, IDisposable
{
    private RenderFragment? _shown;
    private Exception? _shownError;

    [Parameter, EditorRequired]
    public required PagePlace Place { get; set; }

    protected override RenderFragment? Inside => Place.Content;

    public void Dispose() => Place.Changed -= Show;

    protected override void OnInitialized() => Place.Changed += Show;

    // The page around it renders for other reasons. Content is compared by reference, since two delegates of one method are equal.
    protected override bool ShouldRender()
    {
        var isChanged = !ReferenceEquals(_shown, Inside) || !ReferenceEquals(_shownError, CurrentException);
        (_shown, _shownError) = (Inside, CurrentException);
        return isChanged;
    }

    private void Show(object? sender, EventArgs e) => StateHasChanged();
}
