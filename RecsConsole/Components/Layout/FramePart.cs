using Microsoft.AspNetCore.Components;

namespace RecsConsole.Components.Layout;

/// <summary>
/// Renders a component whose type a feature registered. DynamicComponent does the same as a component of its own, which each open page
/// would keep in memory as well.
/// </summary>
internal static class FramePart
{
    public static RenderFragment Of(Type component) =>
        builder =>
        {
            builder.OpenComponent(0, component);
            builder.SetKey(component);
            builder.CloseComponent();
        };
}
