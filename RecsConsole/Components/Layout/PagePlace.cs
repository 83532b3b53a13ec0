using Microsoft.AspNetCore.Components;

namespace RecsConsole.Components.Layout;

/// <summary>A place on a page, shown by a <see cref="PlaceOutlet"/> and filled by another part of the same page.</summary>
public sealed class PagePlace
{
    /// <summary>The content was replaced.</summary>
    public event EventHandler? Changed;

    /// <summary>Null while the place is empty.</summary>
    public RenderFragment? Content { get; private set; }

    /// <summary>Replaces the content; an empty place that stays empty is not rendered again.</summary>
    public void Fill(RenderFragment? content)
    {
        if (content is not null || Content is not null)
        {
            Content = content;
            Changed?.Invoke(this, EventArgs.Empty);
        }
    }
}
